select actors.id, actors.name, count(claims.id) as claims
from actors
join claims on claims.attributed_to_id = actors.id
group by actors.id
order by claims desc, actors.name
limit 12
