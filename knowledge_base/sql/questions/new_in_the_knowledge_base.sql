-- title: What is new?
-- description: >-
--   The newest articles and policy events by date of publication or announcement, newest first, at most 50. The
--   date is the record's own, not the day on which it was entered.
-- parameters:
--   since: the first day to list, e.g. 2026-01; empty for no limit
-- position: 25
select
  timeline.date,
  timeline.kind,
  timeline.title,
  coalesce(articles.summary, policy_events.summary) as summary,
  coalesce(articles.url, policy_events.url) as url,
  articles.id as article_id,
  policy_events.id as policy_event_id
from timeline
left join articles on timeline.table_name = 'articles' and articles.id = timeline.record_id
left join policy_events on timeline.table_name = 'policy_events' and policy_events.id = timeline.record_id
where timeline.kind in ('article', 'policy event')
  and timeline.date >= trim(:since)
order by timeline.date desc, timeline.kind, timeline.record_id
limit 50
