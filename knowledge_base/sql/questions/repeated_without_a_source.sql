-- title: Which numbers travel without a source?
-- description: >-
--   Numbers that several articles print and for which none of them names a source. The number and its verdict are those
--   of the earliest claim; articles counts who prints it, printed_in names them, oldest first. Articles of our own,
--   retracted ones, and what is only supposed do not count. A number is not confirmed by travelling.
-- position: 6
select
  statement,
  value_stated,
  period,
  verdict,
  independence,
  articles,
  printed_in,
  claim_id,
  article_id
from unsourced_numbers
order by articles desc, claim_id
limit 500
