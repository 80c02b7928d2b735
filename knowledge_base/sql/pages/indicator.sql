select indicators.*, units.name as unit_name, units.symbol as unit, wholes.name as share_of_name,
  grown.name as growth_of_name
from indicators
join units on units.id = indicators.unit_id
left join indicators as wholes on wholes.id = indicators.share_of
left join indicators as grown on grown.id = indicators.growth_of
where indicators.id = :id
