-- title: What happened in a year?
-- description: >-
--   Articles, policy events and official publications of a year, by date. Records of which only the year is known
--   come first.
-- parameters:
--   year: e.g. 2010; empty for the year of the build
-- position: 29
select
  timeline.date,
  timeline.kind,
  timeline.title,
  timeline.table_name,
  timeline.record_id
from timeline
join build_info on build_info.name = 'as_of'
where timeline.year = cast(coalesce(nullif(trim(:year), ''), substr(build_info.value, 1, 4)) as integer)
order by timeline.date, timeline.kind, timeline.record_id
limit 1000
