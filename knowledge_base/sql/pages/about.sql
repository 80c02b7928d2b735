-- What the knowledge base says of itself.
select headline, lead, publisher_id, original_language, search_examples
from about
