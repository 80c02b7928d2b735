-- Shares that official figures imply: part and whole of one year, of one basis, printed in one edition.
select
  indicators.id as indicator_id,
  part.place_id,
  part.material_id,
  part.year,
  round(100.0 * part.normalised / whole.normalised, 2) as share_percent,
  part.normalised as part_value,
  whole.normalised as whole_value,
  part.basis,
  part.publication_id,
  part.edition_year,
  part.id as part_statistic_id,
  whole.id as whole_statistic_id
from indicators
join statistics as part on part.indicator_id = coalesce(indicators.part, indicators.share_of)
join statistics as whole
  on whole.indicator_id = indicators.share_of
  and whole.place_id = coalesce(indicators.whole_place_id, part.place_id)
  and whole.material_id = part.material_id
  and whole.year = part.year
  and whole.basis is part.basis
  and whole.publication_id = part.publication_id
join publications on publications.id = part.publication_id
where part.id <> whole.id
  and whole.normalised > 0
  and part.value_status <> 'partial'
  and whole.value_status <> 'partial'
  and publications.kind in ('official', 'intergovernmental')
