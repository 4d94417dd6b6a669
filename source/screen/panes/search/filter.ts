// Filters by a value that was seen: the query is changed by one condition, and stays readable.
import {parseQuery} from '../../../query/parse.ts';
import {printQuery} from '../../../query/print.ts';
import {filterOf, refine, type Seen} from '../../../query/refine.ts';
import type {WrittenQuery} from '../../../query/syntax.ts';
import {queryOf, queryText, type State} from '../../state/state.ts';

/** `toggle` filters for a value that is not filtered for, and no longer for one that is. */
export function filterValue(state: State, seen: Seen, direction: 'for' | 'out' | 'toggle'): State {
  return changeQuery(state, query => {
    if (direction !== 'toggle') return refine(query, seen, direction);
    // What is filtered out once is no longer filtered for.
    return refine(query, seen, filterOf(query, seen) === 'for' ? 'out' : 'for');
  });
}

/** Only a query that can be read can be changed: printing would lose the rest. */
export function changeQuery(state: State, change: (query: WrittenQuery) => WrittenQuery): State {
  const {query, problems} = parseQuery(queryText(state));
  if (problems.length > 0) return {...state, notice: 'First mend the query: a part of it cannot be read.'};
  return setQuery(state, printQuery(change(query)));
}

export function setQuery(state: State, text: string): State {
  return text === queryText(state) ? state : {...state, query: queryOf({text, cursor: text.length}, state.saved.texts)};
}
