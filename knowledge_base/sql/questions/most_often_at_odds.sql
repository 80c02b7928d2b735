-- title: Who is most often at odds with independent figures?
-- description: >-
--   Articles, publishers and speakers, by how many of their claims an independent figure contradicts or shows to be off
--   by a power of ten. checked counts the claims that an independent figure could decide, percent_at_odds is the share of
--   them. Apart, and in no percentage: claims whose verdict depends on what is counted, quotations of a source, misprints
--   that show by themselves, and dates of policy events. Speakers answer for what they meant, not for misprints and
--   mistranslations of their words, which are the article's.
-- parameters:
--   who: article, publisher or speaker; empty for all three
-- position: 7
with
judged as (
  select id, article_id, attributed_to_id, verdict, independence, date_verdict
  from claims
  where has_voice
),
-- what a speaker meant: the number as read, where its print is wrong
as_meant as (
  select
    judged.id,
    judged.article_id,
    judged.attributed_to_id,
    case when claims.correction is null then judged.verdict else readings.verdict end as verdict,
    case when claims.correction is null then judged.independence else readings.independence end as independence,
    judged.date_verdict
  from judged
  join claims on claims.id = judged.id
  left join claim_checks as readings
    on readings.claim_id = judged.id
    and readings.reading = 'read'
    and readings.method = 'official'
  where judged.attributed_to_id is not null
),
answerable as (
  select 'article' as who, articles.title as name, articles.id as record_id, judged.*
  from judged
  join articles on articles.id = judged.article_id
  union all
  select 'publisher', actors.name, actors.id, judged.*
  from judged
  join articles on articles.id = judged.article_id
  join actors on actors.id = articles.publisher_id
  union all
  select 'speaker', actors.name, actors.id, as_meant.*
  from as_meant
  join actors on actors.id = as_meant.attributed_to_id
),
counted as (
  select
    who,
    name,
    record_id,
    sum(independence = 'independent' and verdict in ('agrees', 'close', 'loose', 'differs', 'scale-error')) as checked,
    sum(independence = 'independent' and verdict = 'agrees') as agrees,
    sum(independence = 'independent' and verdict = 'close') as close,
    sum(independence = 'independent' and verdict = 'loose') as loose,
    sum(independence = 'independent' and verdict = 'differs') as differs,
    sum(independence = 'independent' and verdict = 'scale-error') as scale_error,
    sum(verdict = 'depends-on-basis') as depends_on_basis,
    sum(verdict = 'quoted-correctly') as quoted_correctly,
    sum(verdict = 'misquoted') as misquoted,
    sum(verdict = 'scale-error' and independence is null) as misprints,
    sum(date_verdict in ('agrees', 'near', 'differs')) as dates_checked,
    sum(date_verdict in ('near', 'differs')) as dates_at_odds
  from answerable
  where lower(trim(:who)) in ('', who, who || 's')
  group by who, record_id
)
select
  who,
  name,
  checked,
  agrees,
  close,
  loose,
  differs,
  scale_error,
  round(100.0 * (differs + scale_error) / checked) as percent_at_odds,
  depends_on_basis,
  quoted_correctly,
  coalesce(misquoted, 0) as misquoted,
  misprints,
  coalesce(dates_checked, 0) as dates_checked,
  coalesce(dates_at_odds, 0) as dates_at_odds,
  record_id
from counted
where differs + scale_error > 0
order by differs + scale_error desc, percent_at_odds desc, name, who
limit 500
