-- How much there is about one number.
select
  claims, own_claims, articles, amounts_claimed, amounts, most_claims, most_min, most_max, figures
from number_counts
where indicator_id = :indicator and place_id = :place and material_id = :material
