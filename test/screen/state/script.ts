// Scripts for reducers: pairs of (action, what is expected then), failing with the number of the step.
import assert from 'node:assert/strict';
import type {Action} from '../../../source/screen/state/actions.ts';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {firstState, type State} from '../../../source/screen/state/state.ts';

type Step = readonly [Action, {readonly [view: string]: unknown}];

/** Runs the actions; `view` makes of each state what the expectations name. */
export function play(
  start: State,
  view: (state: State) => {readonly [name: string]: unknown},
  steps: readonly Step[],
): State {
  let state = start;
  for (const [index, [action, expected]] of steps.entries()) {
    state = reduce(state, action);
    const seen = view(state);
    const shown = Object.fromEntries(Object.keys(expected).map(name => [name, seen[name]]));
    assert.deepEqual(shown, expected, `step ${index + 1}: ${JSON.stringify(action).slice(0, 120)}`);
  }
  return state;
}

export const emptyState = (columns = 80, rows = 24): State => firstState({title: 'test', size: {columns, rows}});
