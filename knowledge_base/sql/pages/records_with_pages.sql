-- Every record that has a page of its own, with its path below the database: for the sitemap and for what is published.
select url_path
from search_index
order by id
