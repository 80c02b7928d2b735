select materials.id, materials.name
from event_materials
join materials on materials.id = event_materials.material_id
where event_materials.event_id = :id
order by event_materials.rowid
