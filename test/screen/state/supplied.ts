// A state with its answers: what it asks for is asked of an engine until it lacks nothing.
import type {Engine} from '../../../source/engine/engine.ts';
import type {Action} from '../../../source/screen/state/actions.ts';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {requests} from '../../../source/screen/state/requests.ts';
import type {State} from '../../../source/screen/state/state.ts';
import {emptyState} from './script.ts';

/** All that the engine holds, on a screen of that size. */
export async function opened(engine: Engine, columns = 120, rows = 40): Promise<State> {
  const holdings = await engine.open([]);
  return supplied(engine, reduce(emptyState(columns, rows), {type: 'reading-finished', holdings}));
}

export async function supplied(engine: Engine, start: State): Promise<State> {
  let state = start;
  for (let round = 0; round < 10; round++) {
    const wanted = requests(state);
    if (wanted.length === 0) return state;
    for (const request of wanted) state = reduce(state, await request.ask(engine, new AbortController().signal));
  }
  throw new Error('The state is never content.');
}

/** The state after these actions, each with its answers. */
export async function after(engine: Engine, start: State, ...actions: readonly Action[]): Promise<State> {
  let state = start;
  for (const action of actions) state = await supplied(engine, reduce(state, action));
  return state;
}
