// The query that the search line edits: the list's, or a tail's.
import {type QueryState, queryOf, type State} from '../../state/state.ts';
import type {TextField} from '../../widgets/text-field.ts';
import {withTail} from '../tails/tails-state.ts';

export function editedQuery(state: State): QueryState {
  return state.tails.items.find(({id}) => id === state.search.tail)?.query ?? state.query;
}

/** Completions belong to the text they were found for. */
export function withEditedField(state: State, field: TextField): State {
  const query = editedQuery(state);
  const {tail} = state.search;
  const changed = field.text === query.field.text ? {...query, field} : queryOf(field, state.saved.texts);
  const settled = {...state, search: {...state.search, completion: undefined}};
  return tail === undefined
    ? {...settled, query: changed}
    : withTail(settled, tail, item => ({...item, query: changed}));
}
