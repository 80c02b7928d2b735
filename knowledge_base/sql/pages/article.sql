select
  articles.*,
  publishers.name as publisher,
  articles.publisher_id is not null and articles.publisher_id = (select publisher_id from about) as is_own,
  rights.definition as rights_meaning,
  coverage.definition as coverage_meaning
from articles
left join actors as publishers on publishers.id = articles.publisher_id
left join vocabulary as rights on rights.scheme = 'rights' and rights.word = articles.rights
left join vocabulary as coverage on coverage.scheme = 'coverage' and coverage.word = articles.coverage
where articles.id = :id
