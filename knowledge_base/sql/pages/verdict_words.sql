select vocabulary.word, vocabulary.definition, count(claims.id) as claims
from vocabulary
left join claims on claims.verdict = vocabulary.word
where vocabulary.scheme = 'verdict'
group by vocabulary.word
order by case vocabulary.word when 'agrees' then 1 when 'close' then 2 when 'differs' then 3 when 'scale-error' then 4 else 5 end
