-- title: What does a speaker say?
-- description: >-
--   Claims that articles attribute to a person or body. verdict is what figures say to the number as the speaker meant
--   it, independence whose figure decides; outcome is what became of a forecast, date_verdict what the event says to a
--   date; stance what the article does with the words. quote holds the words of the article.
-- parameters:
--   speaker: id or a part of a name, in English or in its own language; empty for whoever is named most often
-- position: 21
with
asked as (
  select
    coalesce(
      nullif(lower(trim(:speaker)), ''),
      (
        select attributed_to_id
        from claims
        where attributed_to_id is not null
        group by attributed_to_id
        order by count(*) desc, attributed_to_id
        limit 1
      )
    ) as speaker
)
select
  actors.name as speaker,
  employers.name as employer,
  claims.period,
  claims.statement,
  claims.value_stated,
  coalesce(claims.verdict_as_read, claims.verdict) as verdict,
  claims.independence,
  claims.outcome,
  claims.date_verdict,
  claims.stance,
  claims.conflict_count,
  claims.quote,
  articles.title as article,
  articles.date_published,
  claims.id as claim_id,
  claims.article_id,
  actors.id as actor_id
from asked
join actors
  on actors.id = asked.speaker
  or instr(lower(actors.name), asked.speaker) > 0
  or instr(actors.name_original, asked.speaker) > 0
join claims on claims.attributed_to_id = actors.id
join articles on articles.id = claims.article_id
left join actors as employers on employers.id = actors.parent_id
order by actors.name, claims.year_start, articles.date_published, claims.position
limit 1000
