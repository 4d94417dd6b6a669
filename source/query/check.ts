// From what a person types to a query that can be asked, with all that is wrong with it.
import {parseQuery} from './parse.ts';
import {expandSaved, type SavedQueries} from './saved-queries.ts';
import type {CheckedQuery} from './syntax.ts';

/** Never throws. */
export function checkQuery(text: string, saved: SavedQueries = new Map()): CheckedQuery {
  return expandSaved(parseQuery(text), saved);
}
