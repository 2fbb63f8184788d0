import type { Sql } from 'postgres';

interface Line {
  readonly line: string;
}

/** Created at run time, so not a part of the migrations' schema. */
const MONTHLY_PARTITION = '^(usage|audit)_records_[0-9]{4}_[0-9]{2}$';

/**
 * The schema as SQL, from the catalogs, ordered by names only: the same on every supported version of PostgreSQL, so that
 * every difference is one of the schema. (The embedded server has no pg_dump.)
 */
export async function dumpSchema(sql: Sql): Promise<string> {
  const sections = [
    await types(sql),
    await tables(sql),
    await indexes(sql),
    await functions(sql),
    await triggers(sql),
    await comments(sql),
  ];
  return `-- Generated from the migrations by: node packages/postgres/scripts/dump-schema.ts\n\n${sections
    .filter((section) => section !== '')
    .join('\n\n')}\n`;
}

async function types(sql: Sql): Promise<string> {
  const rows = await sql<Line[]>`
    select format(e'create type %I as (\\n%s\\n);', c.relname,
      string_agg(format('  %I %s', a.attname, format_type(a.atttypid, a.atttypmod)), e',\\n' order by a.attnum)) as line
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'c'
    group by c.relname
    order by c.relname`;
  return rows.map(({ line }) => line).join('\n\n');
}

async function tables(sql: Sql): Promise<string> {
  const rows = await sql<{ kind: string; name: string; body: string; suffix: string }[]>`
    select case c.relpersistence when 'u' then 'unlogged table' else 'table' end as kind, c.relname as name,
      (
        select string_agg(line, e',\n' order by place, position, line)
        from (
          select 0 as place, lpad(a.attnum::text, 4) as position,
            format('  %I %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
              coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''),
              case when a.attnotnull then ' not null' else '' end) as line
          from pg_attribute a
          left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          union all
          select 1, '', format('  constraint %I %s', o.conname, pg_get_constraintdef(o.oid))
          from pg_constraint o
          where o.conrelid = c.oid and o.contype in ('p', 'u', 'c', 'f')
        ) as parts
      ) as body,
      coalesce(' partition by ' || pg_get_partkeydef(c.oid), '')
        || coalesce(' with (' || array_to_string(c.reloptions, ', ') || ')', '') as suffix
    from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname`;
  const partitions = await sql<Line[]>`
    select format('create table %I partition of %s %s;', c.relname, i.inhparent::regclass,
      lower(pg_get_expr(c.relpartbound, c.oid))) as line
    from pg_class c
    join pg_inherits i on i.inhrelid = c.oid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname !~ ${MONTHLY_PARTITION}
    order by c.relname`;
  return [
    ...rows.map(({ kind, name, body, suffix }) => `create ${kind} ${name} (\n${body}\n)${suffix};`),
    ...partitions.map(({ line }) => line),
  ].join('\n\n');
}

async function indexes(sql: Sql): Promise<string> {
  const rows = await sql<Line[]>`
    select pg_get_indexdef(x.indexrelid) || ';' as line
    from pg_index x
    join pg_class c on c.oid = x.indexrelid
    where c.relnamespace = current_schema()::regnamespace and not c.relispartition
      and not exists (select from pg_constraint o where o.conindid = x.indexrelid and o.contype in ('p', 'u'))
    order by c.relname`;
  return rows.map(({ line }) => line).join('\n');
}

async function functions(sql: Sql): Promise<string> {
  const rows = await sql<Line[]>`
    select rtrim(pg_get_functiondef(p.oid), e'\n') || ';' as line
    from pg_proc p
    where p.pronamespace = current_schema()::regnamespace
    order by p.proname, p.oid::regprocedure::text`;
  return rows.map(({ line }) => line).join('\n\n');
}

async function triggers(sql: Sql): Promise<string> {
  const rows = await sql<Line[]>`
    select pg_get_triggerdef(t.oid) || ';' as line
    from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal
      and c.relname !~ ${MONTHLY_PARTITION}
    order by c.relname, t.tgname`;
  return rows.map(({ line }) => line).join('\n');
}

async function comments(sql: Sql): Promise<string> {
  const rows = await sql<Line[]>`
    select format('comment on %s is %L;', object, description) as line
    from (
      select case when d.objsubid = 0 then format('table %I', c.relname)
          else format('column %I.%I', c.relname, a.attname) end as object,
        d.description
      from pg_description d
      join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
        and c.relname !~ ${MONTHLY_PARTITION}
      union all
      select format('type %s', t.oid::regtype), d.description
      from pg_description d
      join pg_type t on t.oid = d.objoid and d.classoid = 'pg_type'::regclass
      where t.typnamespace = current_schema()::regnamespace
      union all
      select format('function %s', p.oid::regprocedure), d.description
      from pg_description d
      join pg_proc p on p.oid = d.objoid and d.classoid = 'pg_proc'::regclass
      where p.pronamespace = current_schema()::regnamespace
    ) as described
    order by object`;
  return rows.map(({ line }) => line).join('\n');
}
