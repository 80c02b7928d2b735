-- title: What share do official figures imply?
-- description: >-
--   A share of a place, computed from part and whole, one row per year and edition. Both are of one edition, but where
--   they are different indicators, which no edition prints together: edition is that of the part, edition_of_whole that
--   of the whole. bound is at-most where the whole is printed as at least so much. claims counts the claims about that
--   share and place whose years include the year.
-- parameters:
--   indicator: id or name; empty for the share that most claims are about
--   place: id or name; empty for the place that most claims are about
-- position: 20
with
asked as (
  select
    coalesce(nullif(lower(trim(:indicator)), ''), (select share from most_claimed)) as indicator,
    coalesce(nullif(lower(trim(:place)), ''), (select place from most_claimed)) as place
)
select
  indicators.name as indicator,
  places.name as place,
  materials.name as material,
  official_shares.year,
  official_shares.share_percent,
  official_shares.bound,
  official_shares.part_value,
  official_shares.whole_value,
  official_shares.basis,
  publications.title as edition,
  editions_of_wholes.title as edition_of_whole,
  (
    select count(*)
    from claims
    where claims.has_voice
      and claims.indicator_id = official_shares.indicator_id
      and claims.place_id = official_shares.place_id
      and claims.material_id = official_shares.material_id
      and official_shares.year between claims.year_start and claims.year_end
  ) as claims,
  official_shares.part_statistic_id,
  official_shares.whole_statistic_id,
  official_shares.publication_id
from asked
join indicators on asked.indicator in (indicators.id, lower(indicators.name))
join places on asked.place in (places.id, lower(places.name))
join official_shares
  on official_shares.indicator_id = indicators.id
  and official_shares.place_id = places.id
join materials on materials.id = official_shares.material_id
join publications on publications.id = official_shares.publication_id
join statistics as wholes on wholes.id = official_shares.whole_statistic_id
join publications as editions_of_wholes on editions_of_wholes.id = wholes.publication_id
order by materials.name, official_shares.year, official_shares.edition_year, publications.id
limit 2000
