// Jumps from the selected event: to the next failure, the same correlation, a match, or to another time.
import type {EventPlace} from '../../../engine/engine.ts';
import {checkQuery} from '../../../query/check.ts';
import {allOf} from '../../../query/compose.ts';
import type {SavedQueries} from '../../../query/saved-queries.ts';
import type {Leaf, Query} from '../../../query/syntax.ts';
import type {ReducersOf} from '../../state/actions.ts';
import type {Request} from '../../state/request.ts';
import {queryOf, queryText, quiet, type State, selectedRow} from '../../state/state.ts';
import {searchReducers} from '../search/search-state.ts';
import {goToEvent, type Hold, holdEvent, placeInTime} from './list-state.ts';

export type JumpTarget = 'failure' | 'correlation' | 'match';
export type Direction = 'older' | 'newer';

export type JumpAction =
  | {readonly type: 'jump-wanted'; readonly to: JumpTarget; readonly direction: Direction}
  /** What was typed is looked for in the list as it was before. */
  | {readonly type: 'search-jumped'}
  | {readonly type: 'jump-answered'; readonly request: JumpRequest; readonly place: EventPlace | undefined}
  | {readonly type: 'jump-failed'; readonly sentence: string}
  | {readonly type: 'time-stepped'; readonly milliseconds: number};

/** A jump that is under way, among what the query on screen matches; `wanted` says in words where to. */
export type Jump = {
  readonly text: string;
  readonly query: Query;
  readonly from: EventPlace;
  readonly direction: Direction;
  readonly wanted: string;
  /** Milliseconds by which a step goes before it looks for an event. */
  readonly step?: number;
  /** How many more such jumps were wanted meanwhile: keys may come faster than answers. */
  readonly more: number;
};

export type JumpRequest = Request & {readonly jump: Jump};

export const jumpReducers: ReducersOf<JumpAction, State> = {
  'jump-wanted': (state, {to, direction}) => startJump(quiet(state), to, direction),
  'search-jumped': jumpFromSearch,
  'jump-answered': (state, {request, place}) => land({...state, jump: undefined}, request.jump, state.jump, place),
  'jump-failed': (state, {sentence}) => ({...state, jump: undefined, notice: sentence}),
  'time-stepped': (state, {milliseconds}) => stepTime(quiet(state), milliseconds),
};

/** A jump is given up when the query changes. */
export function jumpRequest(state: State): JumpRequest | undefined {
  const {jump} = state;
  if (jump === undefined || jump.text !== queryText(state)) return undefined;
  const {query, from, direction} = jump;
  const key = JSON.stringify([jump.wanted, direction, from]);
  const request: JumpRequest = {
    slot: 'jump',
    key,
    subject: key,
    jump,
    ask: async (engine, signal) => ({
      type: 'jump-answered',
      request,
      place: await engine.nearest(query, from, direction, signal),
    }),
    failed: sentence => ({type: 'jump-failed', sentence}),
  };
  return request;
}

function startJump(state: State, to: JumpTarget, direction: Direction): State {
  const place = currentPlace(state);
  if (place === undefined) return state;
  const sought = soughtBy[to](state);
  if (typeof sought === 'string') return {...state, notice: sought};
  return withJump(state, sought, place, direction);
}

/** Where one is, or will be as soon as the rows are there. */
function currentPlace({list}: State): EventPlace | undefined {
  if (typeof list.sought === 'object') return list.sought;
  const row = selectedRow(list);
  return row && {id: row.id, time: row.time};
}

type Sought = {readonly query: Query; readonly wanted: string; readonly step?: number};

/** What each target looks for under the query on screen, or a sentence why it cannot. */
const soughtBy: {readonly [target in JumpTarget]: (state: State) => Sought | string} = {
  failure: () => ({query: {type: 'is', is: 'failed'}, wanted: 'failure'}),
  correlation: state => {
    const id = selectedRow(state.list)?.values.corr;
    if (id === undefined) return 'This event has no correlation id.';
    const query: Query = {type: 'field', field: 'corr', values: [{type: 'equal', text: String(id)}]};
    return {query, wanted: 'event of this correlation'};
  },
  match: ({trail, saved}) => {
    const texts = [trail.left, ...trail.past.map(({text}) => text).reverse()];
    const text = texts.find(text => text !== undefined && text !== '' && text !== trail.at);
    return text === undefined
      ? 'Nothing was searched for before: / does, then n finds it elsewhere.'
      : matchOf(text, saved.texts);
  },
};

const matchOf = (text: string, saved: SavedQueries): Sought => ({
  query: checkQuery(text, saved).query,
  wanted: `match of ${text}`,
});

/** The same jump again is one more, from where the one under way will land. */
function withJump(state: State, {query, wanted, step}: Sought, from: EventPlace, direction: Direction): State {
  const {jump} = state;
  const text = queryText(state);
  if (jump?.wanted === wanted && jump.direction === direction && jump.step === step && jump.text === text) {
    return {...state, jump: {...jump, more: jump.more + 1}};
  }
  const sought = allOf<Leaf>([state.query.parsed.query, query])!;
  return {...state, jump: {text, query: sought, from, direction, wanted, ...(step !== undefined && {step}), more: 0}};
}

/** As a pager does it: all rows stay, and the first match behind the selected event is jumped to. */
function jumpFromSearch(state: State): State {
  const text = queryText(state);
  const {leaving, at} = state.trail;
  const left = searchReducers['search-left'](quiet(state), {type: 'search-left'});
  if (state.search.tail !== undefined || leaving === undefined || text === '') return left;
  const query = queryOf({text: at, cursor: at.length}, state.saved.texts);
  const list = {...left.list, hold: leaving.hold ?? left.list.hold, line: leaving.line};
  const back = {...left, query, list, trail: {...left.trail, left: text}};
  const from = typeof list.hold === 'object' ? list.hold : placeInTime((state.holdings?.last ?? 0) + 1);
  return withJump(back, matchOf(text, state.saved.texts), from, 'older');
}

/** `now` is the jump as it has become since it was asked for. */
function land(state: State, asked: Jump, now: Jump | undefined, place: EventPlace | undefined): State {
  if (asked.text !== queryText(state)) return state;
  const {direction, wanted, step} = asked;
  if (place === undefined && step !== undefined) return holdEvent(state, endOf[direction]);
  if (place === undefined) {
    const where = asked.text === '' ? '' : ' under this query';
    return {...state, notice: `There is no ${direction} ${wanted}${where}.`};
  }
  const landed = goToEvent(state, place);
  const more = now?.more ?? 0;
  return more === 0 ? landed : {...landed, jump: {...asked, from: steppedFrom(place, step), more: more - 1}};
}

const endOf: {readonly [direction in Direction]: Hold} = {older: 'oldest', newer: 'newest'};

/** To the nearest event from there on; where there is none, to the end of the list. */
function stepTime(state: State, step: number): State {
  const place = currentPlace(state);
  if (place === undefined) return state;
  const direction = step < 0 ? 'older' : 'newer';
  const timeline = {...state.timeline, cursor: undefined};
  const sought = {query: {type: 'all'}, wanted: 'event', step} as const;
  return withJump({...state, timeline}, sought, steppedFrom(place, step), direction);
}

/** An event exactly there is the nearest. */
function steppedFrom(place: EventPlace, step: number | undefined): EventPlace {
  if (step === undefined) return place;
  return placeInTime(place.time.milliseconds + step - Math.sign(step));
}
