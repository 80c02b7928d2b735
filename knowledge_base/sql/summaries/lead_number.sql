-- The number that the home page leads with: the one that the curators chose, else the most contested one.
select
  numbers.indicator_id,
  numbers.place_id,
  numbers.material_id,
  lead.title
from numbers
left join featured_numbers as lead
  on lead.lead = 'yes'
  and lead.indicator_id = numbers.indicator_id
  and lead.place_id = numbers.place_id
  and lead.material_id = numbers.material_id
where numbers.period is null and (lead.position is not null or numbers.is_contested)
order by lead.position is null, lead.position, numbers.weight desc, numbers.article_count desc, numbers.id
limit 1
