-- Words that titles and names have, the frequent ones first: for suggestions.
select word
from search_words
order by count desc, word
limit 30000
