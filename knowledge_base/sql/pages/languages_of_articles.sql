-- In which languages the articles were read, most first. The name is that of the scheme "language", else the code.
with counted as (
  select substr(language, 1, instr(language || '-', '-') - 1) as code, count(*) as articles
  from articles
  group by code
)
select coalesce(rtrim(vocabulary.definition, '.'), counted.code) as language, counted.articles
from counted
left join vocabulary on vocabulary.scheme = 'language' and vocabulary.word = counted.code
order by counted.articles desc, language
