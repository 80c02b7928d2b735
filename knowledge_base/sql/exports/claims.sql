-- claim: What is said, in our words.
-- speaker: Who says it; the publisher where nobody else is named.
-- article: Title of the article in which it was read.
-- published: Date of the article, as precise as is known (EDTF).
-- indicator: What is measured.
-- place: Where.
-- material: Of what.
-- period: The time that the number is about (EDTF). Empty when none is given.
-- lowest: The number in the unit beside it; of a range its lower end.
-- highest: The same, its upper end.
-- unit: Unit of both.
-- as printed: The number as the article prints it.
-- verdict: What comes of holding it against figures.
-- independence: Whether the figure is somebody else's than the claim's own source.
-- in a sentence: The check in words.
-- contradicted by: Number of claims that contradict it.
-- quote: The words it rests on.
-- page: Address of its page.
select
  claims.statement as claim,
  coalesce(speakers.name, publishers.name) as speaker,
  articles.title as article,
  articles.date_published as published,
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  claims.period,
  claims.normalised_min as lowest,
  claims.normalised_max as highest,
  units.symbol as unit,
  claims.value_stated as "as printed",
  claims.verdict,
  claims.independence,
  (select explanation from claim_checks where claim_id = claims.id order by rowid limit 1) as "in a sentence",
  claims.conflict_count as "contradicted by",
  claims.quote,
  :base || 'claims/' || claims.id as page
from claims
join articles on articles.id = claims.article_id
left join actors as speakers on speakers.id = claims.attributed_to_id
left join actors as publishers on publishers.id = articles.publisher_id
left join indicators on indicators.id = claims.indicator_id
left join units on units.id = indicators.unit_id
left join places on places.id = claims.place_id
left join materials on materials.id = claims.material_id
order by indicators.name, places.name, materials.name, claims.year_start, claims.id
