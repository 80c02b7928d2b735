-- The printed figures of one number, every edition.
select
  statistics.id, statistics.year, statistics.normalised as value, statistics.basis, statistics.value_status,
  statistics.confidence, statistics.note, publications.id as publication_id, publications.title as publication,
  publications.kind, statistics.edition_year, via.title as via, via.id as via_id
from statistics
join publications on publications.id = statistics.publication_id
left join publications as via on via.id = statistics.via_publication_id
where statistics.indicator_id = :indicator and statistics.place_id = :place and statistics.material_id = :material
order by statistics.year, statistics.edition_year, statistics.id
