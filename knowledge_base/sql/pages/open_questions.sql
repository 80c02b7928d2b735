select question, about, why, table_name, record_id, due
from open_questions
order by question = 'overdue check' desc, question, due, about
limit :limit
