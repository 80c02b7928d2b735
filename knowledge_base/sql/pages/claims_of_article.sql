-- All claims of one article in reading order, with labels.
select
  claims.id, claims.statement, claims.kind, claims.stance, claims.verdict, claims.independence,
  claims.verdict_as_read, claims.outcome, claims.date_verdict, claims.arithmetic_verdict, claims.has_voice,
  claims.value_stated, claims.quote, claims.quote_start, claims.quote_end, claims.quote_status,
  claims.agree_count, claims.conflict_count, claims.repeats_id, claims.correction,
  kinds_of_correction.definition as correction_meaning,
  speakers.name as speaker, claims.attributed_to_id,
  indicators.name as indicator, places.name as place,
  (
    select explanation from claim_checks
    where claim_checks.claim_id = claims.id and claim_checks.reading = 'printed'
      and claim_checks.method in ('official', 'correction', 'rank', 'trend', 'outcome', 'event-date')
    -- of a number without a figure, and a date, the date says more
    order by claim_checks.verdict = 'no-reference', claim_checks.rowid
    limit 1
  ) as explanation
from claims
left join actors as speakers on speakers.id = claims.attributed_to_id
left join indicators on indicators.id = claims.indicator_id
left join places on places.id = claims.place_id
left join vocabulary as kinds_of_correction
  on kinds_of_correction.scheme = 'correction-kind' and kinds_of_correction.word = claims.correction_kind
where claims.article_id = :id
order by claims.quote_start is null, claims.quote_start, claims.position
