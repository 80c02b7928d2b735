-- What numbers, forecasts and dates can come to, in the order of declaration, what each word means, and how many claims
-- have it.
select
  vocabulary.scheme,
  vocabulary.word,
  case vocabulary.scheme when 'verdict' then '' else vocabulary.scheme || ':' end || vocabulary.word as key,
  vocabulary.definition,
  coalesce(verdict_counts.claims, 0) as claims
from vocabulary
left join verdict_counts on verdict_counts.scheme = vocabulary.scheme and verdict_counts.word = vocabulary.word
where vocabulary.scheme in ('verdict', 'outcome', 'date-verdict')
order by vocabulary.scheme desc, vocabulary.rowid
