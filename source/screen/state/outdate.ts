// Everything is asked for anew, and what is on screen stays until the answers are there.
import {outdateTails} from '../panes/tails/tails-state.ts';
import type {State} from './state.ts';

export function outdate(state: State): State {
  const {list, timeline, facets, detail, tails} = state;
  return {
    ...state,
    list: {...list, loaded: list.loaded && {...list.loaded, revision: -1}},
    timeline: {...timeline, found: timeline.found && {...timeline.found, buckets: 0}},
    facets: {...facets, found: facets.found && {...facets.found, revision: -1}},
    detail: {...detail, context: undefined, correlated: undefined},
    tails: outdateTails(tails),
  };
}
