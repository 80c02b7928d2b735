-- Every table and view, column by column, as Datasette's metadata describes them.
select
  schema.name as table_name,
  schema.type as kind,
  columns.name as column_name,
  lower(columns.type) as column_type,
  columns.pk > 0 as is_key,
  foreign_keys."table" as refers_to,
  column_descriptions.description
from sqlite_master as schema
join pragma_table_info(schema.name) as columns
left join pragma_foreign_key_list(schema.name) as foreign_keys on foreign_keys."from" = columns.name
left join column_descriptions
  on column_descriptions.object = schema.name and column_descriptions.column = columns.name
where schema.type in ('table', 'view')
  and schema.sql not like 'create virtual table%'
  and schema.name not like '%\_fts%' escape '\'
  and schema.name not like 'sqlite\_%' escape '\'
  and schema.name not in ('column_descriptions', 'search_index')
order by schema.name, columns.cid
