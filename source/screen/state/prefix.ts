// Keys that wait for one more: which one it is to be stands in a context of its own.
import type {ReducersOf} from './actions.ts';
import {type Focus, quiet, type State} from './state.ts';

export type Prefix = 'copy' | 'related';

export type PrefixAction =
  | {readonly type: 'prefix-pressed'; readonly prefix: Prefix}
  /** The next key was none of those that were waited for. */
  | {readonly type: 'prefix-left'};

export const prefixReducers: ReducersOf<PrefixAction, State> = {
  'prefix-pressed': (state, {prefix}) => lend(quiet(state), prefix),
  'prefix-left': giveBack,
};

/** The pane's keys mean something else until they are given back. */
export function lend(state: State, focus: Prefix | 'printed'): State {
  return {...state, focus, lentBy: state.lentBy ?? state.focus};
}

export function giveBack(state: State): State {
  return state.lentBy === undefined ? state : {...state, focus: state.lentBy, lentBy: undefined};
}

export const isLent = (focus: Focus): boolean => focus === 'copy' || focus === 'related' || focus === 'printed';
