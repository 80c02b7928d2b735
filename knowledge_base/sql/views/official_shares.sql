-- Shares that official figures imply, with their part and whole.
select
  implied_figures.indicator_id,
  implied_figures.place_id,
  implied_figures.material_id,
  implied_figures.year,
  round(implied_figures.normalised, 2) as share_percent,
  case
    when implied_figures.value_min is null then 'at-most'
    when implied_figures.value_max is null then 'at-least'
    else 'exact'
  end as bound,
  part.normalised as part_value,
  whole.normalised as whole_value,
  implied_figures.basis,
  implied_figures.publication_id,
  part.edition_year,
  part.id as part_statistic_id,
  whole.id as whole_statistic_id
from implied_figures
join statistics as part on part.id = implied_figures.statistic_id
join statistics as whole on whole.id = implied_figures.other_statistic_id
where implied_figures.implication = 'share' and implied_figures.is_official
