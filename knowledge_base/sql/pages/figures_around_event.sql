-- Official figures of the event's jurisdiction for the year before to the year after, newest edition of each.
select
  indicators.id as indicator_id, indicators.name as indicator, statistics.material_id,
  statistics.place_id, statistics.year, statistics.normalised as value, units.symbol as unit,
  publications.title as publication, max(coalesce(statistics.edition_year, 0)) as edition_year
from policy_events
join statistics
  on statistics.place_id = policy_events.jurisdiction_id
  and statistics.year between policy_events.year - 1 and policy_events.year + 1
join materials on materials.id = statistics.material_id and materials.parent_id is null
join indicators on indicators.id = statistics.indicator_id
join units on units.id = indicators.unit_id
join publications
  on publications.id = statistics.publication_id
  and publications.kind in ('official', 'intergovernmental')
where policy_events.id = :id and statistics.value_status <> 'partial'
group by indicators.id, statistics.year
order by indicators.name, statistics.year
