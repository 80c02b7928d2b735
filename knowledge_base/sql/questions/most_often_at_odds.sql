-- title: Who is most often at odds with official figures?
-- description: >-
--   Articles, publishers and speakers, by how many of their claims differ from the official figures or are off by
--   a power of ten. checked counts the claims that could be checked at all, dates of policy events included;
--   percent_at_odds is the share of them. Speakers answer for what they meant, not for misprints and
--   mistranslations of their words, which are the article's.
-- parameters:
--   who: article, publisher or speaker; empty for all three
-- position: 7
with
checked as (
  select id, article_id, attributed_to_id, verdict, coalesce(verdict_as_read, verdict) as verdict_as_meant
  from claims
  where verdict in ('agrees', 'close', 'differs', 'scale-error')
),
answerable as (
  select 'article' as who, articles.title as name, articles.id as record_id, checked.verdict
  from checked
  join articles on articles.id = checked.article_id
  union all
  select 'publisher', actors.name, actors.id, checked.verdict
  from checked
  join articles on articles.id = checked.article_id
  join actors on actors.id = articles.publisher_id
  union all
  select 'speaker', actors.name, actors.id, checked.verdict_as_meant
  from checked
  join actors on actors.id = checked.attributed_to_id
  where checked.verdict_as_meant <> 'no-reference'
)
select
  who,
  name,
  count(*) as checked,
  sum(verdict = 'agrees') as agrees,
  sum(verdict = 'close') as close,
  sum(verdict = 'differs') as differs,
  sum(verdict = 'scale-error') as scale_error,
  round(100.0 * sum(verdict in ('differs', 'scale-error')) / count(*)) as percent_at_odds,
  record_id
from answerable
where lower(trim(:who)) in ('', who, who || 's')
group by who, record_id
having sum(verdict in ('differs', 'scale-error')) > 0
order by sum(verdict in ('differs', 'scale-error')) desc, percent_at_odds desc, name, who
limit 500
