-- title: What was forecast, and what came?
-- description: >-
--   Forecasts that give a number, with the figure that came, those first whose time has come. A forecast gets no verdict:
--   outcome is what became of it, open where its time has not come or we hold no figure for it. figure_from and figure_to
--   are the figure, in unit; times is how many times one is the other.
-- parameters:
--   outcome: came-true, came-close, missed or open; empty for all
-- position: 11
select
  claims.outcome,
  claims.period as forecast_for,
  claims.statement,
  claims.value_stated,
  claim_checks.reference_min as figure_from,
  claim_checks.reference_max as figure_to,
  units.symbol as unit,
  claim_checks.ratio as times,
  speakers.name as attributed_to,
  articles.title as article,
  articles.date_published,
  claim_checks.explanation,
  claims.id as claim_id,
  claims.article_id
from claims
cross join claim_checks
  on claim_checks.claim_id = claims.id
  and claim_checks.method = 'outcome'
join articles on articles.id = claims.article_id
left join indicators on indicators.id = claims.indicator_id
left join units on units.id = indicators.unit_id
left join actors as speakers on speakers.id = claims.attributed_to_id
where claims.outcome is not null
  and lower(trim(:outcome)) in ('', claims.outcome)
order by claims.outcome = 'open', claims.year_start, articles.date_published, claims.position
limit 500
