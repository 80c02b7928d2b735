-- What happened, the newest first. Place, instrument and status are those of policy events, topics also of articles.
select
  timeline.kind,
  timeline.date,
  timeline.year,
  timeline.title,
  timeline.table_name,
  timeline.record_id,
  policy_events.status
from timeline
left join policy_events on timeline.table_name = 'policy_events' and policy_events.id = timeline.record_id
where (:kind = '' or timeline.kind = :kind)
  and (:place = '' or policy_events.jurisdiction_id = :place)
  and (:instrument = '' or policy_events.instrument = :instrument)
  and (:status = '' or policy_events.status = :status)
  and (
    :topic = ''
    or (timeline.table_name = 'policy_events' and exists (
      select 1 from event_topics where event_id = timeline.record_id and topic_id = :topic))
    or (timeline.table_name = 'articles' and exists (
      select 1 from article_topics where article_id = timeline.record_id and topic_id = :topic))
  )
  and (:year = '' or timeline.year = cast(:year as integer))
order by timeline.date desc, timeline.kind, timeline.record_id
limit 300
