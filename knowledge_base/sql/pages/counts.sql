-- How much there is and what it comes to, counted by the build.
select *
from counts
