-- How many figures of other publications were read in this one.
select count(*) as figures
from statistics
where via_publication_id = :id and publication_id <> :id
