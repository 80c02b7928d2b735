-- The ids that a record had before.
select former_id from former_ids
where table_name = :table and record_id = :id
order by former_id
