// Holds the state and tells who listens: the only thing that changes. What time it is comes in with every action.
import type {Action} from './actions.ts';
import {reduce} from './reduce.ts';
import type {State} from './state.ts';

export type Listener = (state: State, action: Action) => void;

export type Store = {
  readonly state: () => State;
  readonly dispatch: (action: Action) => void;
  /** Returns what ends the listening. */
  readonly subscribe: (listener: Listener) => () => void;
};

export function createStore(first: State, clock: () => number = () => first.now): Store {
  let state = first;
  const listeners = new Set<Listener>();
  return {
    state: () => state,
    dispatch: action => {
      const before = {...state, now: clock()};
      const after = reduce(before, action);
      // Time alone changes nothing, unless it is told.
      if (after !== before) state = after;
      for (const listener of listeners) listener(state, action);
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
