-- How much there is of every year; the same filters as those of the query timeline.
select timeline.year, count(*) as entries
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
  and timeline.year is not null
group by timeline.year
order by timeline.year desc
