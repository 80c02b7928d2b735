-- The day that somebody asks about, as an ISO date, and the place; nothing of either that is not known.
select
  iif(trim(:day) = '', build_info.value, asked_day(:day)) as day,
  coalesce((select id from places where lower(trim(:place)) in (id, lower(name))), '') as place,
  (select name from places where lower(trim(:place)) in (id, lower(name))) as place_name
from build_info
where build_info.name = 'as_of'
