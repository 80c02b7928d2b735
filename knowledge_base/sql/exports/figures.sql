-- indicator: What is measured.
-- place: Where.
-- material: Of what.
-- year: Year that the figure is about. Empty for prices of a day and the like.
-- value: In the unit beside it.
-- unit: Its unit.
-- counted as: Basis, such as oxide or ore.
-- implied: How it follows from printed figures. Empty for one that was printed.
-- edition: Publication that printed it, or its part.
-- edition year: Year of that publication.
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  figures.year,
  figures.value,
  units.symbol as unit,
  figures.basis as "counted as",
  figures.implication as implied,
  publications.title as edition,
  publications.year as "edition year"
from figures
join indicators on indicators.id = figures.indicator_id
join units on units.id = indicators.unit_id
join places on places.id = figures.place_id
join materials on materials.id = figures.material_id
left join publications on publications.id = figures.publication_id
order by indicators.name, places.name, materials.name, figures.year, publications.year, figures.id
