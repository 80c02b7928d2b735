-- How often independent figures contradict an article, a publisher and a speaker, and what else is known of their claims.
with
judged as (
  select id, article_id, attributed_to_id, verdict, independence, date_verdict
  from claims
  where has_voice
),
-- what a speaker meant: the number as read, where its print is wrong
as_meant as (
  select
    judged.id,
    judged.article_id,
    judged.attributed_to_id,
    case when claims.correction is null then judged.verdict else readings.verdict end as verdict,
    case when claims.correction is null then judged.independence else readings.independence end as independence,
    judged.date_verdict
  from judged
  join claims on claims.id = judged.id
  left join claim_checks as readings
    on readings.claim_id = judged.id
    and readings.reading = 'read'
    and readings.method = 'official'
  where judged.attributed_to_id is not null
),
answerable as (
  select 'article' as who, articles.title as name, articles.id as record_id, judged.*
  from judged
  join articles on articles.id = judged.article_id
  union all
  select 'publisher', actors.name, actors.id, judged.*
  from judged
  join articles on articles.id = judged.article_id
  join actors on actors.id = articles.publisher_id
  union all
  select 'speaker', actors.name, actors.id, as_meant.*
  from as_meant
  join actors on actors.id = as_meant.attributed_to_id
),
counted as (
  select
    who,
    name,
    record_id,
    sum(independence = 'independent' and verdict in ('agrees', 'close', 'loose', 'differs', 'scale-error')) as checked,
    sum(independence = 'independent' and verdict = 'agrees') as agrees,
    sum(independence = 'independent' and verdict = 'close') as close,
    sum(independence = 'independent' and verdict = 'loose') as loose,
    sum(independence = 'independent' and verdict = 'differs') as differs,
    sum(independence = 'independent' and verdict = 'scale-error') as scale_error,
    sum(verdict = 'depends-on-basis') as depends_on_basis,
    sum(verdict = 'quoted-correctly') as quoted_correctly,
    sum(verdict = 'misquoted') as misquoted,
    sum(verdict = 'scale-error' and independence is null) as misprints,
    sum(date_verdict in ('agrees', 'near', 'differs')) as dates_checked,
    sum(date_verdict in ('near', 'differs')) as dates_at_odds
  from answerable
  group by who, record_id
)
select
  who,
  record_id,
  name,
  checked,
  agrees,
  close,
  loose,
  differs,
  scale_error,
  cast(round(100.0 * (differs + scale_error) / checked) as integer) as percent_at_odds,
  depends_on_basis,
  quoted_correctly,
  coalesce(misquoted, 0) as misquoted,
  misprints,
  coalesce(dates_checked, 0) as dates_checked,
  coalesce(dates_at_odds, 0) as dates_at_odds
from counted
where differs + scale_error > 0
order by who, record_id
