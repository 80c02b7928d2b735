-- What is known of the numbers of an indicator, of a place and in a year where these are named: the weightiest first.
select
  numbers.indicator_id,
  numbers.place_id,
  numbers.material_id,
  numbers.answer,
  numbers.period,
  numbers.claim_count,
  numbers.conflict_count,
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  materials.parent_id is not null as material_is_particular
from numbers
join indicators on indicators.id = numbers.indicator_id
join places on places.id = numbers.place_id
join materials on materials.id = numbers.material_id
where numbers.indicator_id = :indicator
  and (:place = '' or numbers.place_id = :place)
  and (:material = '' or numbers.material_id = :material)
  and (:year = '' or numbers.year = cast(:year as integer) or numbers.year is null)
  and numbers.answer is not null
order by
  (:year <> '' and numbers.year is not null) desc,
  (:year = '' and numbers.period is null) desc,
  numbers.is_contested desc,
  coalesce(numbers.figure_then, numbers.figure_now) is not null desc,
  numbers.weight desc,
  numbers.id
limit 3
