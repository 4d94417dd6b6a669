// From an event of the correlation to that event itself.
import type {EventPlace} from '../../../engine/engine.ts';
import {printQuery} from '../../../query/print.ts';
import {queryText, type State} from '../../state/state.ts';
import {goToEvent} from '../events/list-state.ts';
import {setQuery} from '../search/filter.ts';

/** Where a query might leave it out, the correlation becomes the query. */
export function goToPlace(state: State, place: EventPlace): State {
  const parsed = state.detail.event?.parsed;
  const correlation = parsed?.readable ? parsed.correlation : undefined;
  if (correlation === undefined) return state;
  const text = printQuery({type: 'field', field: 'corr', values: [{type: 'equal', text: correlation}]});
  return goToEvent(queryText(state) === '' ? state : setQuery(state, text), place);
}
