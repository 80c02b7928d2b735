-- How much there is about every number, claimed or known: for pages that say so of one, or of all numbers of an indicator
-- or a place. What counts and gives an amount is counted apart; an amount counts once however often it is said.
with
said as (
  select
    claims.indicator_id,
    claims.place_id,
    claims.material_id,
    count(*) as claims,
    count(*) filter (where articles.publisher_id = about.publisher_id) as own_claims,
    count(distinct claims.article_id) as articles
  from claims
  join articles on articles.id = claims.article_id
  left join about
  where claims.indicator_id is not null and claims.place_id is not null and claims.material_id is not null
  group by claims.indicator_id, claims.place_id, claims.material_id
),
amounts as (
  select indicator_id, place_id, material_id, normalised_min, normalised_max, count(*) as claims
  from claims
  where indicator_id is not null and place_id is not null and material_id is not null
    and has_voice and coalesce(normalised_min, normalised_max) is not null
  group by indicator_id, place_id, material_id, normalised_min, normalised_max
),
amounts_in_order as (
  select
    *,
    row_number() over (
      partition by indicator_id, place_id, material_id
      order by claims desc, normalised_min, normalised_max
    ) as position
  from amounts
),
amounts_of_number as (
  select
    indicator_id,
    place_id,
    material_id,
    sum(claims) as claims,
    count(*) as amounts,
    min(coalesce(normalised_min, normalised_max)) as lowest,
    max(coalesce(normalised_max, normalised_min)) as highest,
    max(claims) as most_claims,
    max(normalised_min) filter (where position = 1) as most_min,
    max(normalised_max) filter (where position = 1) as most_max
  from amounts_in_order
  group by indicator_id, place_id, material_id
),
known as (
  select indicator_id, place_id, material_id, count(*) as figures, min(year) as first_year, max(year) as last_year
  from figures
  group by indicator_id, place_id, material_id
),
-- what can be compared year by year; growth across two series is left out
yearly as (
  select
    indicator_id,
    place_id,
    material_id,
    year,
    value,
    house,
    basis,
    row_number() over (
      partition by indicator_id, place_id, material_id
      order by year desc, available_from desc, id desc
    ) as position
  from figures
  where is_official and not is_partial and coalesce(implication, '') <> 'mixed-growth'
    and first_day = year || '-01-01' and last_day = year || '-12-31'
),
years as (
  select
    indicator_id,
    place_id,
    material_id,
    count(distinct year) as years,
    count(distinct house || ' ' || coalesce(basis, '') || ' ' || year) as years_of_series,
    min(year) as first_year,
    max(year) as last_year,
    max(value) filter (where position = 1) as newest
  from yearly
  group by indicator_id, place_id, material_id
),
numbers_of_all as (
  select indicator_id, place_id, material_id from said
  union
  select indicator_id, place_id, material_id from known
)
select
  numbers_of_all.indicator_id,
  numbers_of_all.place_id,
  numbers_of_all.material_id,
  coalesce(said.claims, 0) as claims,
  coalesce(said.own_claims, 0) as own_claims,
  coalesce(said.articles, 0) as articles,
  coalesce(amounts_of_number.claims, 0) as amounts_claimed,
  coalesce(amounts_of_number.amounts, 0) as amounts,
  amounts_of_number.lowest,
  amounts_of_number.highest,
  coalesce(amounts_of_number.most_claims, 0) as most_claims,
  amounts_of_number.most_min,
  amounts_of_number.most_max,
  coalesce(known.figures, 0) as figures,
  known.first_year,
  known.last_year,
  coalesce(years.years, 0) as official_years,
  coalesce(years.years_of_series, 0) as official_years_of_series,
  years.first_year as first_official_year,
  years.last_year as last_official_year,
  years.newest as newest_official
from numbers_of_all
left join said using (indicator_id, place_id, material_id)
left join amounts_of_number using (indicator_id, place_id, material_id)
left join known using (indicator_id, place_id, material_id)
left join years using (indicator_id, place_id, material_id)
order by numbers_of_all.indicator_id, numbers_of_all.place_id, numbers_of_all.material_id
