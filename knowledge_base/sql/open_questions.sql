-- What somebody should look at: overdue checks, unclear statuses, quotes nobody could verify, numbers nobody can check.
with as_of as (select value as day from build_info where name = 'as_of')
select
  'overdue check' as question,
  title as about,
  coalesce(status_note, 'To be looked at again on ' || next_check || '.') as why,
  'policy_events' as table_name,
  id as record_id,
  next_check as due
from policy_events, as_of
where next_check <= as_of.day
union all
select 'status to be checked', title, coalesce(status_note, 'No source says what holds now.'), 'policy_events', id, next_check
from policy_events, as_of
where status = 'to-be-checked' and (next_check is null or next_check > as_of.day)
union all
select
  'quotes not verified',
  articles.title,
  count(*) || case count(*) when 1 then ' quote was' else ' quotes were' end
    || ' not compared with the text: it was not supplied to this build.',
  'articles',
  articles.id,
  null
from claims
join articles on articles.id = claims.article_id
where claims.quote_status = 'unchecked'
group by articles.id
union all
select 'number without an official figure', claims.statement, claim_checks.explanation, 'claims', claims.id, null
from claims
join claim_checks on claim_checks.claim_id = claims.id and claim_checks.verdict = 'no-reference'
where claims.verdict = 'no-reference' and claim_checks.method = 'official' and claim_checks.reading = 'printed'
union all
select 'claim without its words', claims.statement, 'No quote: ' || coalesce(claims.note, 'the words were not recorded') || '.', 'claims', claims.id, null
from claims
where claims.quote_status = 'none'
