-- Numbers that several articles print and for which none names a source, each by its earliest claim.
with
printed as (
  select coalesce(repeats_id, id) as first_id, id, article_id, attributed_to_id
  from claims
  where has_voice
    and (repeats_id is not null or id in (select repeats_id from claims where repeats_id is not null))
),
in_order as (
  select printed.*, articles.title, articles.date_published
  from printed
  join articles on articles.id = printed.article_id
  order by articles.date_published, articles.id
)
select
  firsts.id as claim_id,
  firsts.article_id,
  firsts.statement,
  firsts.value_stated,
  firsts.period,
  firsts.verdict,
  firsts.independence,
  count(distinct in_order.article_id) as articles,
  group_concat(in_order.title || coalesce(' (' || in_order.date_published || ')', ''), '; ') as printed_in
from in_order
join claims as firsts on firsts.id = in_order.first_id
group by firsts.id
having count(distinct in_order.article_id) > 1
  and count(in_order.attributed_to_id) = 0
order by firsts.id
