-- The record that had an id before it was renamed.
select record_id from former_ids
where table_name = :table and former_id = :id
