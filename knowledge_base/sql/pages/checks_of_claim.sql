-- Every check of a claim, those that decide first, with what its method is.
select
  claim_checks.reading,
  claim_checks.method,
  methods.definition as method_meaning,
  claim_checks.verdict,
  claim_checks.independence,
  claim_checks.basis,
  claim_checks.figure_id,
  claim_checks.statistic_id,
  claim_checks.explanation,
  claim_checks.details
from claim_checks
left join vocabulary as methods on methods.scheme = 'method' and methods.word = claim_checks.method
where claim_checks.claim_id = :id
order by claim_checks.rowid
