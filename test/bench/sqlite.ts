// The same events in SQLite, laid out as well as they can be for what the bench asks.
import {DatabaseSync} from 'node:sqlite';
import type {Engine} from '../../source/engine/engine.ts';
import type {Peer} from './peers.ts';
import {FACETS, readQuery, TOP} from './queries.ts';

/** How many events are read and written in one go. */
const GO = 10_000;

/** Writes the events with an index for each facet of each filter, so that no table is read and nothing is sorted. */
export async function writeDatabase(file: string, engine: Engine, filters: readonly string[]): Promise<void> {
  const database = new DatabaseSync(file);
  const columns = [...FACETS, 'hsm', 'failed'];
  database.exec(`CREATE TABLE events (${columns.join(', ')})`);
  const insert = database.prepare(`INSERT INTO events VALUES (${columns.map(() => '?').join(', ')})`);
  const query = readQuery('');
  for (let first = 0, count = 1; first < count; first += GO) {
    const page = await engine.page(query, {rank: first}, 0, GO - 1);
    count = page.count;
    database.exec('BEGIN');
    for (const {values, outcome} of page.rows)
      insert.run(...FACETS.map(field => values[field] ?? null), values.hsm ?? null, outcome === 'failed' ? 1 : 0);
    database.exec('COMMIT');
  }
  for (const filter of filters) {
    for (const field of FACETS) {
      const parts = [...new Set([filter, field, 'failed'])];
      database.exec(`CREATE INDEX by_${filter}_${field} ON events (${parts.join(', ')})`);
    }
  }
  database.exec('ANALYZE');
  database.close();
}

/** The most frequent values of each facet, with how many events have them and how many of these failed. */
export function sqlite(file: string, where: string): Peer {
  const selects = FACETS.map(
    field =>
      `SELECT ${field}, count(*), sum(failed) FROM events WHERE ${where} AND ${field} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${TOP};`,
  );
  return {
    name: 'sqlite3',
    command: 'sqlite3',
    arguments: () => ['-readonly', file, selects.join('\n')],
    answer: stdout => stdout.split('\n').reduce((sum, line) => sum + Number(line.split('|')[1] ?? 0), 0),
  };
}
