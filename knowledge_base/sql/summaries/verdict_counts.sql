-- How many claims come to what. Claims without a voice do not count, but forecasts, which have none, do where their
-- article stands; nor do those that are near or far from another figure of their own source, where no independent one
-- is held.
select 'verdict' as scheme, verdict as word, count(*) as claims
from claims
where has_voice
  and verdict is not null
  and not (verdict in ('agrees', 'close', 'loose', 'differs') and independence <> 'independent')
group by verdict
union all
select 'outcome', outcome, count(*)
from claims
where outcome is not null and article_id not in (select id from articles where retracted is not null)
group by outcome
union all
select 'date-verdict', date_verdict, count(*)
from claims
where has_voice and date_verdict is not null
group by date_verdict
