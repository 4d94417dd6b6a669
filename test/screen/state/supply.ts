// Answers what a state asks for, as the runner does, but without time.
import type {Engine} from '../../../source/engine/engine.ts';
import {reduce} from '../../../source/screen/state/reduce.ts';
import {requests} from '../../../source/screen/state/requests.ts';
import type {State} from '../../../source/screen/state/state.ts';
import {emptyState} from './script.ts';

/** A state on the engine's data that has all it asks for. */
export async function openedOn(engine: Engine, columns = 120, rows = 40): Promise<State> {
  const holdings = await engine.open([]);
  return supplied(reduce(emptyState(columns, rows), {type: 'reading-finished', holdings}), engine);
}

/** The state when all that it asks for has been answered. */
export async function supplied(start: State, engine: Engine): Promise<State> {
  let state = start;
  for (let round = 0; round < 10; round++) {
    const wanted = requests(state);
    if (wanted.length === 0) return state;
    for (const request of wanted) state = reduce(state, await request.ask(engine, new AbortController().signal));
  }
  throw new Error('The state is never content.');
}
