// Holds the state and tells who listens: the only thing that changes.
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

export function createStore(first: State): Store {
  let state = first;
  const listeners = new Set<Listener>();
  return {
    state: () => state,
    dispatch: action => {
      state = reduce(state, action);
      for (const listener of listeners) listener(state, action);
    },
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
