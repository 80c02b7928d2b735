-- The verdicts in the order of their declaration, what each means, and how many claims have it.
select vocabulary.word, vocabulary.definition, count(claims.id) as claims
from vocabulary
left join claims on claims.verdict = vocabulary.word
where vocabulary.scheme = 'verdict'
group by vocabulary.word
order by vocabulary.rowid
