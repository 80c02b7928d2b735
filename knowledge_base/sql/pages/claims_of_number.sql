-- Every claim about one number; those of our own articles, which do not count, last.
select
  claims.id, claims.statement, claims.value_stated, claims.period, claims.year_start, claims.year_end,
  claims.normalised_min, claims.normalised_max, claims.bound, claims.basis, claims.kind, claims.stance,
  claims.verdict, claims.independence, claims.outcome, claims.date_verdict, claims.has_voice, claims.repeats_id,
  claims.agree_count, claims.conflict_count, claims.correction_kind, claims.quote,
  articles.retracted,
  articles.publisher_id is not null and articles.publisher_id = (select publisher_id from about) as is_own,
  articles.id as article_id, articles.title as article, articles.year_published, publishers.name as publisher,
  speakers.id as speaker_id, speakers.name as speaker
from claims
join articles on articles.id = claims.article_id
left join actors as publishers on publishers.id = articles.publisher_id
left join actors as speakers on speakers.id = claims.attributed_to_id
where claims.indicator_id = :indicator and claims.place_id = :place and claims.material_id = :material
order by is_own, claims.year_start is null, claims.year_start, claims.normalised_min, claims.id
