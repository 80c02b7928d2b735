-- Where the claims that count and are nearest to an amount stand among those about one number (claims.number_position).
-- year: claims of that year only (null: of any).
select number_position as position
from claims
where indicator_id = :indicator and place_id = :place and material_id = :material
  and has_voice
  and (:year is null or year_start = :year)
order by
  coalesce(normalised_min, normalised_max) is null,
  min(
    abs(coalesce(normalised_min, normalised_max) - :amount),
    abs(coalesce(normalised_max, normalised_min) - :amount)
  ),
  number_position
limit :limit
