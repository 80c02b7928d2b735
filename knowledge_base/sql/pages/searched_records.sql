-- Every record that the search finds, with the names of what it is about: for a search that runs without a server.
with about as (
  select 'claim' as kind, id, 'indicator' as term_kind, indicator_id as term_id from claims
  union all select 'claim', id, 'place', place_id from claims
  union all select 'claim', id, 'material', material_id from claims
  union all select 'claim', id, 'actor', attributed_to_id from claims
  union all select 'statistic', id, 'indicator', indicator_id from statistics
  union all select 'statistic', id, 'place', place_id from statistics
  union all select 'statistic', id, 'material', material_id from statistics
  union all
  select 'statistic', statistics.id, 'actor', publications.publisher_id
  from statistics
  join publications on publications.id = statistics.publication_id
  union all select 'policy event', id, 'place', jurisdiction_id from policy_events
  union all select 'policy event', id, 'actor', issuer_id from policy_events
  union all select 'policy event', event_id, 'material', material_id from event_materials
  union all select 'article', id, 'actor', publisher_id from articles
),
named as (
  select about.kind, about.id, group_concat(terms.names, char(10)) as names
  from about
  join search_index as terms on terms.kind = about.term_kind and terms.record_id = about.term_id
  group by about.kind, about.id
)
select
  search_index.id,
  search_index.kind,
  search_index.title,
  search_index.year,
  search_index.url_path,
  coalesce(search_index.names, named.names) as names,
  search_index.body
from search_index
left join named on named.kind = search_index.kind and named.id = search_index.record_id
order by search_index.id
