-- How much there is: for the home page, the page "coverage" and the README. One pass over each table.
-- What claims come to is counted by what it says: independent figures, quotations, a claim's own source, dates and
-- forecasts apart. Claims without a voice (of our own and of retracted articles, what is only supposed) do not count.
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
      count(*) filter (where quote_status = 'found') as quotes_found,
      count(*) filter (where quote_status = 'unchecked') as quotes_unchecked,
      count(*) filter (where quote_status = 'none') as claims_without_a_quote,
      count(*) filter (where has_voice) as claims_that_count,
      count(*) filter (where has_voice and verdict is not null) as claims_judged,
      count(*) filter (where has_voice and verdict = 'agrees' and independence = 'independent') as agree,
      count(*) filter (where has_voice and verdict = 'close' and independence = 'independent') as close,
      count(*) filter (where has_voice and verdict = 'loose' and independence = 'independent') as loose,
      count(*) filter (where has_voice and verdict = 'differs' and independence = 'independent') as differ,
      count(*) filter (
        where has_voice and verdict in ('agrees', 'close', 'loose', 'differs') and independence <> 'independent'
      ) as near_their_own_source,
      count(*) filter (where has_voice and verdict = 'scale-error') as off_by_a_power_of_ten,
      count(*) filter (where has_voice and verdict = 'depends-on-basis') as depend_on_the_basis,
      count(*) filter (where has_voice and verdict = 'undated') as undated,
      count(*) filter (where has_voice and verdict = 'quoted-correctly') as quoted_correctly,
      count(*) filter (where has_voice and verdict = 'misquoted') as misquoted,
      count(*) filter (where has_voice and verdict = 'own-source') as own_source,
      count(*) filter (where has_voice and verdict = 'no-reference') as without_a_figure,
      count(*) filter (where has_voice and date_verdict is not null) as dates,
      count(*) filter (where has_voice and date_verdict = 'agrees') as dates_that_agree,
      count(*) filter (where has_voice and date_verdict in ('near', 'differs')) as dates_that_differ,
      count(*) filter (where has_voice and date_verdict = 'contested') as dates_contested,
      count(*) filter (where has_voice and date_verdict = 'own-source') as dates_of_own_source,
      count(*) filter (where outcome is not null and stands) as forecasts,
      count(*) filter (where outcome = 'came-true' and stands) as forecasts_that_came_true,
      count(*) filter (where outcome = 'came-close' and stands) as forecasts_that_came_close,
      count(*) filter (where outcome = 'missed' and stands) as forecasts_missed,
      count(*) filter (where outcome = 'open' and stands) as forecasts_open,
      count(*) filter (where conflict_count > 0) as claims_contradicted,
      count(*) filter (where repeats_id is not null) as claims_repeated,
      count(*) filter (where correction is not null) as claims_corrected,
      count(*) filter (where has_voice and arithmetic_verdict is not null) as sums,
      count(*) filter (where has_voice and arithmetic_verdict not in ('agrees', 'loose')) as sums_that_fail
    from (
      select
        claims.*,
        -- a forecast has no voice among claims, but it was made: unless its article was taken back
        article_id not in (select id from articles where retracted is not null) as stands
      from claims
    )
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
