/**
 * Describes an empty migrated database as SQL, from PostgreSQL's catalogue.
 *
 * No pg_dump comes with the embedded server. This covers what our migrations
 * use: schemas, sequences, tables, partitioned tables, constraints, indexes,
 * views, functions, triggers, and the comments of all of them, in a fixed order.
 */
import type { TestDatabase } from './test-database.ts';

const schemas = `('ops', 'published', 'reporting', 'staging')`;

/** Each query gives one column `line`, already in order. */
const parts: readonly string[] = [
  `select 'CREATE SCHEMA ' || nspname || ';' || coalesce(
     E'\\nCOMMENT ON SCHEMA ' || nspname || ' IS ' || quote_literal(obj_description(oid, 'pg_namespace')) || ';', '') as line
   from pg_namespace where nspname in ${schemas} order by nspname`,
  `select format('CREATE SEQUENCE %I.%I AS %s;', schemaname, sequencename, data_type) as line
   from pg_sequences where schemaname in ${schemas} order by schemaname, sequencename`,
  `select format(E'CREATE TABLE %I.%I (\\n%s\\n)%s;%s', n.nspname, c.relname,
     (select string_agg(format('  %I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attcollation <> t.typcollation then ' COLLATE ' || quote_ident(o.collname) else '' end,
        case when a.attnotnull then ' NOT NULL' else '' end,
        case when a.attidentity = 'a' then ' GENERATED ALWAYS AS IDENTITY'
          else coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') end), E',\\n' order by a.attnum)
      from pg_attribute a
      join pg_type t on t.oid = a.atttypid
      left join pg_collation o on o.oid = a.attcollation
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped),
     case when c.relkind = 'p' then ' PARTITION BY ' || pg_get_partkeydef(c.oid) else '' end,
     coalesce(format(E'\\nCOMMENT ON TABLE %I.%I IS %L;', n.nspname, c.relname, obj_description(c.oid, 'pg_class')), '')) as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ${schemas} and c.relkind in ('r', 'p') order by n.nspname, c.relname`,
  `select format('ALTER TABLE %s ADD CONSTRAINT %I %s;', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
   from pg_constraint
   where connamespace::regnamespace::text in ${schemas} and contype <> 'n'
   order by conrelid::regclass::text, conname`,
  `select indexdef || ';' as line from pg_indexes i
   where schemaname in ${schemas} and not exists (
     select 1 from pg_constraint where conindid = format('%I.%I', i.schemaname, i.indexname)::regclass)
   order by schemaname, indexname`,
  `select format(E'CREATE VIEW %I.%I AS\\n%s\\nCOMMENT ON VIEW %I.%I IS %L;\\n%s', n.nspname, c.relname,
     pg_get_viewdef(c.oid, true), n.nspname, c.relname, obj_description(c.oid, 'pg_class'),
     (select string_agg(format('COMMENT ON COLUMN %I.%I.%I IS %L;', n.nspname, c.relname, a.attname,
        col_description(c.oid, a.attnum)), E'\\n' order by a.attnum)
      from pg_attribute a where a.attrelid = c.oid and a.attnum > 0)) as line
   from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ${schemas} and c.relkind = 'v' order by n.nspname, c.relname`,
  `select pg_get_functiondef(oid) || ';' as line
   from pg_proc where pronamespace::regnamespace::text in ${schemas} order by proname`,
  `select pg_get_triggerdef(t.oid) || ';' as line
   from pg_trigger t join pg_class c on c.oid = t.tgrelid
   where c.relnamespace::regnamespace::text in ${schemas} and not t.tgisinternal
   order by c.relname, t.tgname`,
];

export async function schemaDump(database: TestDatabase): Promise<string> {
  const lines = [
    '-- The dump of an empty migrated database, made by test/integration/store/schema.test.ts.',
    '-- Never edited: add a migration, then run `npx vitest run test/integration/store/schema.test.ts -u`.',
  ];
  for (const part of parts) {
    for (const { line } of await database.rows<{ line: string }>(part)) lines.push(line);
  }
  return `${lines.join('\n\n')}\n`;
}

/** docs/reference/reporting.md: every view with its columns, from the comments in the database. */
export async function reportingPage(database: TestDatabase): Promise<string> {
  const views = await database.rows<{ view: string; comment: string }>(
    `select relname as view, obj_description(oid, 'pg_class') as comment from pg_class
     where relnamespace = 'reporting'::regnamespace and relkind = 'v' order by relname`,
  );
  const columns = await database.rows<{
    view: string;
    name: string;
    type: string;
    comment: string;
  }>(
    `select c.relname as view, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       col_description(c.oid, a.attnum) as comment
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'reporting'::regnamespace and c.relkind = 'v' and a.attnum > 0
     order by c.relname, a.attnum`,
  );
  const section = ({ view, comment }: { view: string; comment: string }): string => {
    const rows = columns
      .filter((column) => column.view === view)
      .map(({ name, type, comment: meaning }) => `| \`${name}\` | ${type} | ${meaning} |`);
    return [
      `## reporting.${view}`,
      '',
      comment,
      '',
      '| Column | Type | Meaning |',
      '|---|---|---|',
      ...rows,
    ].join('\n');
  };
  return `${[reportingIntroduction, ...views.map(section)].join('\n\n')}\n`;
}

const reportingIntroduction = `# The reporting views

Generated from the comments in the database; \`test/integration/store/schema.test.ts\` holds this page to them.

Schema \`reporting\` is for people with psql and for BI tools such as Metabase. One row per entity, no JSON. The views of people show the current edition; the views of nights show every run. \`kith doctor\` prints the address of the database.

A BI tool reads as the role \`kith_reader\` (\`store.readerRole\`), which sees the schemas \`published\` and \`reporting\` and nothing else. It cannot log in until an operator lets it:

    ALTER ROLE kith_reader LOGIN PASSWORD 'a long one';

For example, the ten influencers of most reach and what to do next:

    SELECT position, full_name, reach, reason, play
    FROM reporting.list_entry
    WHERE list = 'influencers'
    ORDER BY position
    LIMIT 10;`;
