-- What a material leads to: what it is a part of, and what is made of it or counted under it, with how much is known of
-- each. Two levels down: an element leads to its oxide, and to the metal or magnet that is counted under the oxide.
with recursive
below(id, level) as (
  select id, 1 from materials where parent_id = :id
  union
  select materials.id, below.level + 1
  from materials
  join below on materials.parent_id = below.id
  where below.level < 2
),
family as (
  select parent_id as id, 0 as level from materials where id = :id and parent_id is not null
  union all
  select id, min(level) from below group by id
)
select
  materials.id,
  materials.name,
  materials.kind,
  family.level = 0 as is_above,
  (select count(*) from claims where claims.material_id = materials.id) as claims,
  (select count(*) from statistics where statistics.material_id = materials.id) as figures,
  (select count(*) from event_materials where event_materials.material_id = materials.id) as events
from family
join materials on materials.id = family.id
order by is_above desc, family.level, materials.name
