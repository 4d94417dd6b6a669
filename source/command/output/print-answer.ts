// Prints an answer, page by page, as fast as the reader reads.
import type {Environment} from '../environment.ts';
import {type ColumnChoice, cellsOf} from './columns.ts';
import {type OutputName, outputs} from './outputs.ts';
import {write} from './standard-output.ts';

type Pages<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;

/** Tells how many rows there were until the reader had enough. No more than a page is ever held. */
export async function printAnswer<Row>(
  {stdout}: Environment,
  format: string | undefined,
  {programs, people}: ColumnChoice<Row>,
  pages: Pages<Row>,
): Promise<number> {
  const {forPeople, load} = outputs[format as OutputName];
  const columns = forPeople ? people : programs;
  const print = (await load())(columns, stdout.columns);
  let found = 0;
  for await (const rows of pages) {
    found += rows.length;
    if (!(await write(stdout, print(rows.map(row => cellsOf(columns, row, forPeople)))))) return found;
  }
  // An answer without rows is one, too: CSV of nothing has its heading.
  if (found === 0) await write(stdout, print([]));
  return found;
}
