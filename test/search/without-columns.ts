// What the predicate answers and the columns cannot yet.
import type {PlainQuery} from '../../source/query/syntax.ts';

/** Conditions that wait for a column, or for a scan of the records. Empty this to have the bitmaps compared there, too. */
export const withoutColumns: ReadonlySet<'id' | 'path'> = new Set(['id', 'path'] as const);

/** Can the columns answer all of the query? */
export function hasColumns(query: PlainQuery): boolean {
  if (query.type === 'and' || query.type === 'or') return query.parts.every(hasColumns);
  if (query.type === 'not') return hasColumns(query.part);
  if (query.type === 'path') return !withoutColumns.has('path');
  return query.type !== 'field' || query.field !== 'corr' || !withoutColumns.has('id');
}
