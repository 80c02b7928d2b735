-- The materials of the kind that the knowledge base lists on its home page.
select id, name, symbol, name_original
from materials
where kind = (select shown_materials from about)
order by rowid
