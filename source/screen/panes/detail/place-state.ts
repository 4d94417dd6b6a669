// From an event of the correlation to that event itself.
import type {EventPlace} from '../../../engine/engine.ts';
import {printQuery} from '../../../query/print.ts';
import {queryText, type State} from '../../state/state.ts';
import {goToEvent} from '../events/list-state.ts';
import {setQuery} from '../search/filter.ts';

/** Where a query might leave it out, the correlation becomes the query. */
export function goToPlace(state: State, place: EventPlace): State {
  const {correlated} = state.detail;
  if (correlated === undefined) return state;
  const text = printQuery({type: 'field', field: 'corr', values: [{type: 'equal', text: correlated.id}]});
  return goToEvent(queryText(state) === '' ? state : setQuery(state, text), place);
}
