-- How much there is, for the home page.
select
  (select count(*) from articles) as articles,
  (select count(*) from claims) as claims,
  (select count(*) from policy_events) as events,
  (select count(*) from statistics) as figures,
  (select count(*) from claims where quote_status = 'verified') as quotes_verified,
  (select count(*) from claims where verdict is not null and verdict <> 'no-reference') as claims_checked,
  (select count(*) from claims where conflict_count > 0) as claims_contradicted,
  (select value from build_info where name = 'as_of') as as_of
