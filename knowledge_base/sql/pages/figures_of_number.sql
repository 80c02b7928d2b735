-- Every figure of one number: printed in any edition, or implied by figures that are; the newest of its publisher marked.
select
  figures.id,
  figures.implication,
  figures.year,
  figures.first_day,
  figures.last_day,
  figures.first_day = figures.year || '-01-01' and figures.last_day = figures.year || '-12-31' as is_whole_year,
  figures.value,
  figures.value_min,
  figures.value_max,
  figures.basis,
  figures.house,
  houses.name as publisher,
  figures.is_official,
  figures.is_partial,
  figures.seen,
  figures.available_from,
  row_number() over (
    partition by
      figures.house, figures.basis, figures.first_day, figures.last_day, figures.is_partial,
      figures.implication = 'mixed-growth'
    order by figures.available_from desc, figures.id desc
  ) = 1 as is_newest,
  publications.id as publication_id,
  publications.title as publication,
  publications.kind,
  printed.value_status,
  printed.note,
  pages.id as via_id,
  pages.title as via,
  parts.normalised as part_value,
  parts.year as part_year,
  part_units.symbol as part_unit,
  others.value_min as other_min,
  others.value_max as other_max,
  others.year as other_year,
  other_units.symbol as other_unit,
  figures.statistic_id,
  figures.other_statistic_id
from figures
join publications on publications.id = figures.publication_id
left join actors as houses on houses.id = figures.house
left join statistics as printed on figures.implication is null and printed.id = figures.id
left join publications as pages on pages.id = printed.via_publication_id
left join statistics as parts on figures.implication is not null and parts.id = figures.statistic_id
left join indicators as part_indicators on part_indicators.id = parts.indicator_id
left join units as part_units on part_units.id = part_indicators.unit_id
left join statistics as others on others.id = figures.other_statistic_id
left join indicators as other_indicators on other_indicators.id = others.indicator_id
left join units as other_units on other_units.id = other_indicators.unit_id
where figures.indicator_id = :indicator and figures.place_id = :place and figures.material_id = :material
order by figures.year, figures.first_day, figures.last_day, figures.available_from, figures.id
