-- What numbers, forecasts and dates can come to, in the order of declaration, what each word means, and how many claims
-- have it. Claims without a voice do not count, but forecasts, which have none, do where their article stands; nor do
-- those that are near or far from another figure of their own source, where no independent one is held.
with judged as (
  select 'verdict' as scheme, verdict as word
  from claims
  where has_voice
    and not (verdict in ('agrees', 'close', 'loose', 'differs') and independence <> 'independent')
  union all
  select 'outcome', outcome
  from claims
  where outcome is not null and article_id not in (select id from articles where retracted is not null)
  union all
  select 'date-verdict', date_verdict
  from claims
  where has_voice
)
select
  vocabulary.scheme,
  vocabulary.word,
  case vocabulary.scheme when 'verdict' then '' else vocabulary.scheme || ':' end || vocabulary.word as key,
  vocabulary.definition,
  count(judged.word) as claims
from vocabulary
left join judged on judged.scheme = vocabulary.scheme and judged.word = vocabulary.word
where vocabulary.scheme in ('verdict', 'outcome', 'date-verdict')
group by vocabulary.scheme, vocabulary.word
order by vocabulary.scheme desc, vocabulary.rowid
