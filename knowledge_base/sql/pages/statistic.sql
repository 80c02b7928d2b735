-- One official or unofficial figure with the words for its page: what it is about, who printed it, how it was read.
select
  statistics.*,
  search_index.title as sentence,
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  units.symbol as unit_symbol,
  publications.title as publication,
  publications.publisher_id,
  publishers.name as publisher,
  read_in.title as read_in,
  bases.definition as basis_meaning,
  statuses.definition as value_status_meaning,
  confidences.definition as confidence_meaning
from statistics
join indicators on indicators.id = statistics.indicator_id
join places on places.id = statistics.place_id
join materials on materials.id = statistics.material_id
join units on units.id = statistics.unit_id
join publications on publications.id = statistics.publication_id
left join actors as publishers on publishers.id = publications.publisher_id
left join publications as read_in on read_in.id = statistics.via_publication_id
left join search_index on search_index.kind = 'statistic' and search_index.record_id = statistics.id
left join vocabulary as bases on bases.scheme = 'basis' and bases.word = statistics.basis
left join vocabulary as statuses on statuses.scheme = 'value-status' and statuses.word = statistics.value_status
left join vocabulary as confidences on confidences.scheme = 'confidence' and confidences.word = statistics.confidence
where statistics.id = :id
