-- The claims about one number in order of time (claims.number_position); those of our own articles, which do not count,
-- last. Each has the position of the first that said the same amount (same_as).
-- positions: those that are wanted (JSON list).
select
  claims.id, claims.statement, claims.value_stated, claims.period, claims.year_start, claims.year_end,
  claims.normalised_min, claims.normalised_max, claims.bound, claims.basis, claims.kind, claims.stance,
  claims.verdict, claims.independence, claims.outcome, claims.date_verdict, claims.has_voice, claims.repeats_id,
  claims.agree_count, claims.conflict_count, claims.correction_kind, claims.quote,
  claims.number_position as position,
  claims.same_amount_position as same_as,
  coalesce(articles.publisher_id = (select publisher_id from about), 0) as is_own,
  articles.retracted,
  articles.id as article_id, articles.title as article, articles.date_published, articles.year_published,
  publishers.name as publisher, speakers.id as speaker_id, speakers.name as speaker
from json_each(:positions) as wanted
cross join claims
  on claims.indicator_id = :indicator
  and claims.place_id = :place
  and claims.material_id = :material
  and claims.number_position = wanted.value
join articles on articles.id = claims.article_id
left join actors as publishers on publishers.id = articles.publisher_id
left join actors as speakers on speakers.id = claims.attributed_to_id
order by claims.number_position
