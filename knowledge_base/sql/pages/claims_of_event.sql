-- The claims that date or describe a policy event; of those that date it, what that comes to, and why.
select
  claims.id, claims.statement, claims.period, claims.dates_event,
  claims.verdict, claims.independence, claims.outcome, claims.date_verdict, claims.stance,
  (
    select explanation from claim_checks
    where claim_checks.claim_id = claims.id and claim_checks.method = 'event-date'
  ) as date_explanation,
  articles.id as article_id, articles.title as article,
  (select count(*) from claims where policy_event_id = :id) as total
from claims
join articles on articles.id = claims.article_id
where claims.policy_event_id = :id
order by articles.year_published, claims.position
limit 200
