-- What somebody should look at: overdue checks, unclear statuses, numbers nobody can check, words nobody could verify.
with as_of as (
  select value as day
  from build_info
  where name = 'as_of'
),
unchecked_words as (
  select
    article_id,
    sum(quote_status = 'unchecked') as unchecked,
    sum(quote_status = 'none') as missing
  from claims
  group by article_id
),
uncheckable_numbers as (
  select indicator_id, count(*) as claims
  from claims
  where verdict = 'no-reference'
    -- Two questions, each answered by an index of its own; one with an OR read all comparisons for every claim.
    and not exists (select 1 from claim_comparisons where claim_id = claims.id)
    and not exists (select 1 from claim_comparisons where other_claim_id = claims.id)
  group by indicator_id
)
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
select
  'status to be checked',
  title,
  coalesce(status_note, 'No source says what holds now.'),
  'policy_events',
  id,
  next_check
from policy_events, as_of
where status = 'to-be-checked' and (next_check is null or next_check > as_of.day)
union all
select
  'numbers that nothing can check',
  indicators.name,
  claims || case claims when 1 then ' claim meets' else ' claims meet' end
    || ' neither an official figure nor another claim of the same years.',
  'indicators',
  indicators.id,
  null
from uncheckable_numbers
join indicators on indicators.id = uncheckable_numbers.indicator_id
where indicators.compared in ('always', 'same-period')
union all
select
  'words not verified',
  articles.title,
  case
    when missing = 0 then unchecked || ' quotes were not compared with the text, which is not ours to keep.'
    when unchecked = 0 then missing || ' claims have no quote.'
    else unchecked || ' quotes were not compared with the text, which is not ours to keep; '
      || missing || ' claims have no quote.'
  end,
  'articles',
  articles.id,
  null
from unchecked_words
join articles on articles.id = unchecked_words.article_id
where unchecked + missing > 0
