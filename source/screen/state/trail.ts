// The way through queries, as in a browser: back and forward, each with its selection where that was.
import type {Hold} from '../panes/events/list-state.ts';
import {emptyField} from '../widgets/text-field.ts';
import type {ReducersOf} from './actions.ts';
import {queryOf, queryText, type State} from './state.ts';

export type TrailAction = {readonly type: 'trail-walked'; readonly direction: 'back' | 'forward'};

/** A query and what was selected under it, on which line of the list. */
export type Visit = {readonly text: string; readonly hold: Hold | undefined; readonly line: number};

export type Trail = {
  /** The query that one is at; what is being typed is on the trail only when the search line is left. */
  readonly at: string;
  /** The last one is the nearest. */
  readonly past: readonly Visit[];
  readonly future: readonly Visit[];
};

export const firstTrail: Trail = {at: '', past: [], future: []};

const longest = 200;

export const trailReducers: ReducersOf<TrailAction, State> = {
  'trail-walked': (state, {direction}) => walk(state, direction),
};

/** A query that came to stay is a further step, whatever made it. */
export function withTrail(before: State, after: State): State {
  const text = queryText(after);
  if (after.focus === 'search' || text === after.trail.at) return after;
  const past = [...after.trail.past, visitOf(before, after.trail.at)].slice(-longest);
  return {...after, trail: {at: text, past, future: []}};
}

function walk(state: State, direction: 'back' | 'forward'): State {
  const {past, future, at} = state.trail;
  const visit = (direction === 'back' ? past : future).at(-1);
  if (visit === undefined)
    return {...state, notice: `There is no query ${direction === 'back' ? 'before' : 'after'} this one.`};
  const here = visitOf(state, at);
  const trail =
    direction === 'back'
      ? {at: visit.text, past: past.slice(0, -1), future: [...future, here]}
      : {at: visit.text, past: [...past, here], future: future.slice(0, -1)};
  return goTo({...state, trail}, visit);
}

function goTo(state: State, {text, hold, line}: Visit): State {
  const query = queryOf({...emptyField, text, cursor: text.length});
  return {...state, query, list: {...state.list, hold: hold ?? state.list.hold, line}};
}

function visitOf({list}: State, text: string): Visit {
  return {text, hold: list.hold, line: list.selected - list.top};
}
