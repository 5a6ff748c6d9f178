import type { Statement } from 'better-sqlite3';
import { is, Param, Placeholder } from 'drizzle-orm';
import type { TrackerDatabase } from './open-database.ts';

/** A query of drizzle's, built and not yet run. */
interface Query {
  toSQL(): { sql: string; params: unknown[] };
}

export interface PreparedStatement<Values, Row> {
  run(values: Values): void;
  all(values: Values): Row[];
}

/**
 * For queries that run thousands of times in a second, or give thousands of rows: those that drizzle prepares look up
 * every value and convert every column each time, which takes longer than SQLite does. Here values go in and rows come
 * out as SQLite has them: numbers, text and buffers, rows by the names that their columns have in the query.
 */
export function prepareStatement<Values extends object, Row = never>(
  database: TrackerDatabase,
  query: Query,
): PreparedStatement<Values, Row> {
  const { sql, params } = query.toSQL();
  const names = params.map(readName) as (keyof Values)[];
  const statement: Statement<unknown[], Row> = database.$client.prepare(sql);
  const order = (values: Values) => names.map(name => values[name]);
  return {
    run: values => {
      statement.run(order(values));
    },
    all: values => statement.all(order(values)),
  };
}

function readName(param: unknown): string {
  const value = is(param, Param) ? param.value : param;
  if (is(value, Placeholder)) return String(value.name);
  throw new TypeError('All values of a prepared statement are placeholders.');
}
