-- Who says what about the number that the home page leads with, in order of what is said.
select
  claims.id,
  claims.period,
  claims.normalised_min,
  claims.normalised_max,
  claims.stance,
  claims.verdict,
  claims.independence,
  claims.outcome,
  claims.date_verdict,
  coalesce(speakers.name, publishers.name, articles.title) as who,
  lead_voices.repeated
from lead_voices
join claims on claims.id = lead_voices.claim_id
join articles on articles.id = claims.article_id
left join actors as speakers on speakers.id = claims.attributed_to_id
left join actors as publishers on publishers.id = articles.publisher_id
order by coalesce(claims.normalised_max, claims.normalised_min) desc, claims.id
