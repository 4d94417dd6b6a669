// The way through queries, as in a browser: back and forward, each with its selection where that was.
import type {Hold} from '../panes/events/list-state.ts';
import type {ReducersOf} from './actions.ts';
import {queryOf, queryText, quiet, type State} from './state.ts';

export type TrailAction = {readonly type: 'trail-walked'; readonly direction: 'back' | 'forward'};

/** A query and what was selected under it, on which line of the list. */
export type Visit = {readonly text: string; readonly hold: Hold | undefined; readonly line: number};

export type Trail = {
  /** The query that one is at; what is being typed is on the trail only when the search line is left. */
  readonly at: string;
  /** The last one is the nearest. */
  readonly past: readonly Visit[];
  readonly future: readonly Visit[];
  /** How `at` was left for what is being typed. */
  readonly leaving: Visit | undefined;
  /** The last query that was left, if it asked for anything: what `n` looks for. */
  readonly left: string | undefined;
};

export const firstTrail: Trail = {at: '', past: [], future: [], leaving: undefined, left: undefined};

const longest = 200;

export const trailReducers: ReducersOf<TrailAction, State> = {
  'trail-walked': (state, {direction}) => walk(state, direction),
};

/** A query that came to stay is a further step, whatever made it. */
export function withTrail(before: State, after: State): State {
  const {trail} = after;
  const text = queryText(after);
  if (text === trail.at) return trail.leaving === undefined ? after : {...after, trail: {...trail, leaving: undefined}};
  const leaving = trail.leaving ?? visitOf(before, trail.at);
  if (after.focus === 'search') return leaving === trail.leaving ? after : {...after, trail: {...trail, leaving}};
  const past = [...trail.past, leaving].slice(-longest);
  return {...after, trail: {at: text, past, future: [], leaving: undefined, left: leftAt(trail)}};
}

function walk(state: State, direction: 'back' | 'forward'): State {
  const {trail} = state;
  const {past, future, at} = trail;
  const visit = (direction === 'back' ? past : future).at(-1);
  if (visit === undefined) return {...state, notice: ends[direction]};
  const here = visitOf(state, at);
  const rest =
    direction === 'back'
      ? {past: past.slice(0, -1), future: [...future, here]}
      : {past: [...past, here], future: future.slice(0, -1)};
  return goTo({...quiet(state), trail: {...trail, ...rest, at: visit.text, left: leftAt(trail)}}, visit);
}

const ends = {
  back: 'There is no query before this one.',
  forward: 'There is no query after this one.',
} as const;

const leftAt = ({at, left}: Trail): string | undefined => (at === '' ? left : at);

function goTo(state: State, {text, hold, line}: Visit): State {
  const query = queryOf({text, cursor: text.length}, state.saved.texts);
  return {...state, query, list: {...state.list, hold: hold ?? state.list.hold, sought: undefined, line}};
}

function visitOf({list}: State, text: string): Visit {
  return {text, hold: list.hold, line: list.line ?? list.selected - list.top};
}
