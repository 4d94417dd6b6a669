// Jumps from the selected event: to the next failure, the same correlation, a match, or to another time.
import type {EventPlace} from '../../../engine/engine.ts';
import {checkQuery} from '../../../query/check.ts';
import {allOf} from '../../../query/compose.ts';
import type {Leaf, Query} from '../../../query/syntax.ts';
import type {ReducersOf} from '../../state/actions.ts';
import type {Request} from '../../state/request.ts';
import {queryText, quiet, type State, selectedRow} from '../../state/state.ts';
import {holdEvent} from './list-state.ts';

export type JumpTarget = 'failure' | 'correlation' | 'match';
export type Direction = 'older' | 'newer';

export type JumpAction =
  | {readonly type: 'jump-wanted'; readonly to: JumpTarget; readonly direction: Direction}
  | {readonly type: 'jump-answered'; readonly request: JumpRequest; readonly place: EventPlace | undefined}
  | {readonly type: 'jump-failed'; readonly sentence: string}
  | {readonly type: 'time-stepped'; readonly milliseconds: number};

/** A jump that is under way; `wanted` says in words where to. */
export type Jump = {
  readonly query: Query;
  readonly from: EventPlace;
  readonly direction: Direction;
  readonly wanted: string;
};

export type JumpRequest = Request & {readonly jump: Jump};

export const jumpReducers: ReducersOf<JumpAction, State> = {
  'jump-wanted': (state, {to, direction}) => startJump(quiet(state), to, direction),
  'jump-answered': (state, {request, place}) => land(state, request.jump, place),
  'jump-failed': (state, {sentence}) => ({...state, jump: undefined, notice: sentence}),
  'time-stepped': (state, {milliseconds}) => stepTime(quiet(state), milliseconds),
};

export function jumpRequest({jump}: State): JumpRequest | undefined {
  if (jump === undefined) return undefined;
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
  const row = selectedRow(state.list);
  if (row === undefined) return state;
  const sought = soughtBy[to](state);
  if (typeof sought === 'string') return {...state, notice: sought};
  const query = allOf<Leaf>([state.query.parsed.query, sought.query])!;
  return {...state, jump: {query, from: {id: row.id, time: row.time}, direction, wanted: sought.wanted}};
}

type Sought = {readonly query: Query; readonly wanted: string};

/** What each target looks for under the query on screen, or a sentence why it cannot. */
const soughtBy: {readonly [target in JumpTarget]: (state: State) => Sought | string} = {
  failure: () => ({query: {type: 'is', is: 'failed'}, wanted: 'failure'}),
  correlation: state => {
    const id = selectedRow(state.list)?.values.corr;
    if (id === undefined) return 'This event has no correlation id.';
    const query: Query = {type: 'field', field: 'corr', values: [{type: 'equal', text: String(id)}]};
    return {query, wanted: 'event of this correlation'};
  },
  match: state => {
    const before = state.trail.past.findLast(({text}) => text !== '' && text !== queryText(state));
    if (before === undefined) return 'n finds matches of the query before this one, and there was none.';
    return {query: checkQuery(before.text).query, wanted: `match of ${before.text}`};
  },
};

function land(state: State, {direction, wanted}: Jump, place: EventPlace | undefined): State {
  const landed = {...state, jump: undefined};
  if (place === undefined) return {...landed, notice: `No ${direction} ${wanted}.`};
  return holdEvent(landed, place);
}

/** An event's place in time is found even where no event lies. */
function stepTime(state: State, milliseconds: number): State {
  const row = selectedRow(state.list);
  if (row === undefined) return state;
  const time = {milliseconds: row.time.milliseconds + milliseconds, ticks: 0};
  return holdEvent(state, {id: {blob: '', offset: 0}, time});
}
