-- Other forms of the same article: its translations and originals, and those that print the same text.
select articles.id, articles.title, articles.language, articles.date_published, publishers.name as publisher, relation
from (
  select translation_of_id as id, 'translates' as relation from articles where articles.id = :id
  union all
  select same_text_as_id, 'prints the text of' from articles where articles.id = :id
  union all
  select articles.id, 'is translated in' from articles where translation_of_id = :id
  union all
  select articles.id, 'is printed again in' from articles where same_text_as_id = :id
) as versions
join articles on articles.id = versions.id
left join actors as publishers on publishers.id = articles.publisher_id
order by articles.date_published, articles.id
