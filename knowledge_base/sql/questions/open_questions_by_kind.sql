-- title: What is still open?
-- description: >-
--   What somebody should look at, by sort of question. about is the record, why says what is missing, due is the
--   day by which to look.
-- parameters:
--   question: e.g. status to be checked; empty for all
-- position: 23
select
  question,
  about,
  why,
  due,
  table_name,
  record_id
from open_questions
where lower(trim(:question)) in ('', question)
order by
  case question when 'overdue check' then 1 when 'status to be checked' then 2 else 3 end,
  question,
  due,
  table_name,
  record_id
limit 1000
