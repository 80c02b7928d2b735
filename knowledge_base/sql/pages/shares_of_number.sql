-- The shares that official editions imply, for an indicator that is a share.
select
  official_shares.year, official_shares.share_percent as value, official_shares.basis, publications.id as publication_id, publications.title as publication,
  publications.kind, official_shares.edition_year, part_value, whole_value
from official_shares
join publications on publications.id = official_shares.publication_id
where official_shares.indicator_id = :indicator
  and official_shares.place_id = :place
  and official_shares.material_id = :material
order by official_shares.year, official_shares.edition_year
