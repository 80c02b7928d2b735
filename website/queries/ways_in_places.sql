select places.id, places.name, count(claims.id) as claims
from places
join claims on claims.place_id = places.id
group by places.id
order by claims desc, places.name
limit 12
