-- The numbers under the policy events on the home page; the first is the one that is drawn.
select
  featured_numbers.title,
  featured_numbers.indicator_id,
  featured_numbers.place_id,
  featured_numbers.material_id,
  indicators.name as indicator,
  units.symbol as unit
from featured_numbers
join indicators on indicators.id = featured_numbers.indicator_id
join units on units.id = indicators.unit_id
where featured_numbers.lead is null
order by featured_numbers.position
