-- What somebody should look at: overdue checks first. Each half is read from an index, up to the limit.
with overdue as (
  select question, about, why, table_name, record_id, due
  from open_questions
  where question = 'overdue check'
  order by due, about
  limit :limit
),
others as (
  select question, about, why, table_name, record_id, due
  from open_questions
  where question <> 'overdue check'
  order by question, due, about
  limit :limit
)
select *
from (
  select * from overdue
  union all
  select * from others
)
order by question = 'overdue check' desc, question, due, about
limit :limit
