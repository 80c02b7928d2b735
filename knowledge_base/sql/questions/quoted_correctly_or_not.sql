-- title: Is the source quoted correctly?
-- description: >-
--   Claims whose figure is the one that their speaker or named source printed. quoted-correctly and misquoted are about
--   the quotation: they say nothing of whether the number is true. Any other verdict here says how near the number is to
--   another figure of that source. figure_from and figure_to are that figure, in unit; printed_in is its edition;
--   explanation also says what independent figures we hold.
-- parameters:
--   source: id or name; empty for all
-- position: 8
with quoting as (
  select id
  from claims
  where has_voice and independence = 'quotes-source'
  union
  select id
  from claims
  where has_voice and verdict in ('quoted-correctly', 'misquoted')
)
select
  coalesce(speakers.name, publishers.name) as source,
  claims.period,
  claims.statement,
  claims.value_stated,
  claims.verdict,
  claim_checks.reference_min as figure_from,
  claim_checks.reference_max as figure_to,
  units.symbol as unit,
  publications.title as printed_in,
  claim_checks.explanation,
  articles.title as article,
  claims.id as claim_id,
  claims.article_id,
  claim_checks.statistic_id
from quoting
cross join claims on claims.id = quoting.id
join claim_checks
  on claim_checks.claim_id = claims.id
  and claim_checks.reading = 'printed'
  and claim_checks.method in ('official', 'rank', 'trend')
join articles on articles.id = claims.article_id
left join actors as speakers on speakers.id = claims.attributed_to_id
left join actors as publishers on publishers.id = articles.publisher_id
left join indicators on indicators.id = claims.indicator_id
left join units on units.id = indicators.unit_id
left join figures on figures.id = claim_checks.figure_id
left join publications on publications.id = figures.publication_id
where lower(trim(:source)) in ('', coalesce(speakers.id, publishers.id), lower(coalesce(speakers.name, publishers.name)))
order by claims.verdict = 'quoted-correctly', source, claims.year_start, claims.id
limit 500
