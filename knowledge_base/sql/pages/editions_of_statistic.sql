-- What else was printed for the same number and year: other editions, other houses, other bases.
select
  other.id,
  other.value,
  other.bound,
  other.year,
  other.period,
  other.basis,
  other.value_status,
  units.symbol as unit,
  publications.title as publication,
  publications.year as edition
from statistics as one
join statistics as other
  on other.indicator_id = one.indicator_id
  and other.place_id = one.place_id
  and other.material_id = one.material_id
  and other.year = one.year
  and other.id <> one.id
join publications on publications.id = other.publication_id
join units on units.id = other.unit_id
where one.id = :id
order by publications.year, publications.title, other.id
limit 200
