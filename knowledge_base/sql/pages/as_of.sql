-- The as-of day of the build.
select value as as_of
from build_info
where name = 'as_of'
