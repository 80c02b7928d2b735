select id, name, symbol, name_original
from materials
where kind = 'element'
order by rowid
