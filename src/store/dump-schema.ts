/** The schema as text, from the catalogue: the same on both engines, so that a diff shows what a migration did. */
import { sql } from 'kysely';
import type { Db } from './database.ts';

/** Our tables, without the migrator's own. */
export async function dumpSchema(db: Db): Promise<string> {
  const columns = await readColumns(db);
  const constraints = await readConstraints(db);
  const indexes = await readIndexes(db);
  const tables = [...new Set(columns.map(({ tableName }) => tableName))].map((table) => {
    const lines = [...columns, ...constraints].filter(({ tableName }) => tableName === table);
    const body = lines.map(({ line }) => `  ${line}`).join(',\n');
    const after = indexes.filter(({ tableName }) => tableName === table).map(({ line }) => `${line};\n`);
    return `create table ${table} (\n${body}\n);\n${after.join('')}`;
  });
  return `-- Made by npm run db:dump from the migrations; do not edit.\n\n${tables.join('\n')}`;
}

type Line = { readonly tableName: string; readonly line: string };

async function readColumns(db: Db): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select c.relname as table_name, concat(
      a.attname, ' ', format_type(a.atttypid, a.atttypmod),
      case when coll.collname <> 'default' then concat(' collate "', coll.collname, '"') end,
      case when a.attnotnull then ' not null' end,
      case when a.attidentity = 'a' then ' generated always as identity' end,
      ' default ' || pg_get_expr(d.adbin, d.adrelid)
    ) as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
    left join pg_collation coll on coll.oid = a.attcollation
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname not like 'kysely%'
    order by c.relname collate "C", a.attnum
  `.execute(db);
  return rows;
}

/** Not-null constraints have names of their own only since PostgreSQL 18; the column says it already. */
async function readConstraints(db: Db): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select c.relname as table_name, concat('constraint ', k.conname, ' ', pg_get_constraintdef(k.oid)) as line
    from pg_constraint k join pg_class c on c.oid = k.conrelid
    where c.relnamespace = current_schema()::regnamespace and c.relname not like 'kysely%' and k.contype <> 'n'
    order by c.relname collate "C", position(k.contype::text in 'pufc'), k.conname collate "C"
  `.execute(db);
  return rows;
}

async function readIndexes(db: Db): Promise<Line[]> {
  const { rows } = await sql<Line>`
    select c.relname as table_name, pg_get_indexdef(i.indexrelid) as line
    from pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_class name on name.oid = i.indexrelid
    where c.relnamespace = current_schema()::regnamespace and c.relname not like 'kysely%'
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    order by c.relname collate "C", name.relname collate "C"
  `.execute(db);
  return rows;
}
