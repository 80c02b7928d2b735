-- How much there is: for the home page, the page "coverage" and the README. One pass over each table.
select
  of_articles.*,
  of_claims.*,
  of_events.*,
  of_figures.*,
  build_info.value as as_of
from
  (
    select
      count(*) as articles,
      min(year_published) as first_article_year,
      max(year_published) as last_article_year,
      count(*) filter (where coverage = 'whole') as articles_read_whole,
      count(*) filter (where coverage in ('part', 'opening')) as articles_read_in_part,
      count(*) filter (where coverage = 'record-only') as articles_not_read
    from articles
  ) as of_articles,
  (
    select
      count(*) as claims,
      count(*) filter (where coalesce(value_min, value_max) is not null) as claims_with_a_number,
      count(*) filter (where quote is not null) as claims_with_a_quote,
      count(*) filter (where quote_status = 'verified') as quotes_verified,
      count(*) filter (where quote_status = 'unchecked') as quotes_unchecked,
      count(*) filter (where quote_status = 'none') as claims_without_a_quote,
      count(*) filter (where verdict <> 'no-reference') as claims_checked,
      count(*) filter (where verdict = 'no-reference') as claims_without_a_figure,
      count(*) filter (where conflict_count > 0) as claims_contradicted,
      count(*) filter (where repeats_id is not null) as claims_repeated,
      count(*) filter (where correction is not null) as claims_corrected,
      count(*) filter (where arithmetic_verdict is not null) as sums,
      count(*) filter (where arithmetic_verdict <> 'agrees') as sums_that_fail
    from claims
  ) as of_claims,
  (
    select
      count(*) as events,
      count(distinct jurisdiction_id) as jurisdictions,
      min(year) as first_event_year,
      max(year) as last_event_year,
      count(*) filter (where confidence = 'confirmed') as events_confirmed
    from policy_events
  ) as of_events,
  (
    select
      count(*) as figures,
      count(distinct publication_id) as editions,
      min(year) as first_figure_year,
      max(year) as last_figure_year,
      count(*) filter (where confidence = 'known') as figures_known
    from statistics
  ) as of_figures
left join build_info on build_info.name = 'as_of'
