select title, body
from about_sections
order by position
