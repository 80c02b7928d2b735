-- title: What policy came before and after a break in a series?
-- description: >-
--   Changes of an official series from one year to the next, the biggest first, each with the policy events of
--   that place in the year before, the year of the change and the year after. For the world, events of all
--   jurisdictions. Each year counts with the newest edition; both are of one publisher and for whole years. What is side by side here need not be cause and
--   effect.
-- parameters:
--   indicator: id or name; empty for the quantity whose growth most claims are about
--   place: id or name; empty for the place that most claims are about
--   percent: the least change in per cent; empty for 25
-- position: 18
with
asked as (
  select
    coalesce(nullif(lower(trim(:indicator)), ''), (select growing from most_claimed)) as indicator,
    coalesce(nullif(lower(trim(:place)), ''), (select place from most_claimed)) as place,
    coalesce(nullif(abs(cast(:percent as real)), 0), 25) as percent
),
editions as (
  select
    statistics.*,
    row_number() over (
      partition by material_id, statistics.basis, house, statistics.year
      order by available_from desc, statistics.id desc
    ) as age
  from asked
  join indicators on asked.indicator in (indicators.id, lower(indicators.name))
  join places on asked.place in (places.id, lower(places.name))
  join statistics on statistics.indicator_id = indicators.id and statistics.place_id = places.id
  where is_official
    and first_day = statistics.year || '-01-01'
    and last_day = statistics.year || '-12-31'
    and statistics.value_status <> 'partial'
),
changes as (
  select
    *,
    lag(year) over by_year as year_before,
    lag(normalised) over by_year as value_before
  from editions
  where age = 1
  window by_year as (partition by material_id, basis, house order by year)
),
breaks as (
  select
    changes.*,
    round(100.0 * (normalised - value_before) / value_before, 1) as change_percent
  from changes, asked
  where year = year_before + 1
    and value_before > 0
    and abs(100.0 * (normalised - value_before) / value_before) >= asked.percent
)
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  breaks.basis,
  breaks.year,
  breaks.value_before,
  breaks.normalised as value_after,
  units.symbol as unit,
  breaks.change_percent,
  coalesce(policy_events.date_effective, policy_events.date_announced) as event_date,
  policy_events.title as event,
  policy_events.instrument,
  breaks.id as statistic_id,
  policy_events.id as policy_event_id
from breaks
join indicators on indicators.id = breaks.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = breaks.place_id
join materials on materials.id = breaks.material_id
left join policy_events
  on policy_events.year between breaks.year - 1 and breaks.year + 1
  and breaks.place_id in (policy_events.jurisdiction_id, 'world')
order by abs(breaks.change_percent) desc, breaks.year, materials.name, event_date, policy_events.id
limit 1000
