// The rows that the live tails lack.
import type {Anchor} from '../../../engine/engine.ts';
import {clamp} from '../../state/move.ts';
import type {Request} from '../../state/request.ts';
import type {State} from '../../state/state.ts';
import {isStopped} from './sentence.ts';
import {type Found, sightOf, slotOf, type Tail, textOf} from './tail-state.ts';
import {tailRows} from './tails-state.ts';

export type TailRequest = Request & {
  readonly id: number;
  readonly text: string;
  /** The rank that the anchor had among the rows at hand: how far the top lies from it is added to the answer. */
  readonly at: number;
  /** Did the tail follow when it was asked? */
  readonly follows: boolean;
};

/** A tail that is not on screen counts what is new, for which these are enough. */
const fewest = 5;
/** Farther away rows are found by their rank, not counted off from an event. */
const reach = 200;

export function tailRequests(state: State): readonly TailRequest[] {
  return state.tails.items
    .map((tail, index) => tailRequest(state, tail, Math.max(fewest, tailRows(state, index))))
    .filter(request => request !== undefined);
}

function tailRequest(state: State, tail: Tail, rows: number): TailRequest | undefined {
  const {id, follows} = tail;
  const text = textOf(tail);
  if (isStopped(state, tail)) return undefined;
  const found = tail.found?.query === text ? tail.found : undefined;
  const isFresh = found !== undefined && found.revision >= state.revision && !found.isOutdated;
  if (isFresh && covers(found, tail, rows)) return undefined;
  const {top} = sightOf(tail, rows);
  const {anchor, at} = follows || found === undefined ? {anchor: {rank: 0}, at: 0} : anchorOf(found, top, rows);
  const before = (follows ? 0 : rows) + clamp(at - top, reach);
  const after = 2 * rows + clamp(top - at, reach);
  const {query} = tail.query.parsed;
  const request: TailRequest = {
    slot: slotOf(tail),
    key: JSON.stringify([text, state.revision, anchor, before, after]),
    subject: text,
    id,
    text,
    at,
    follows,
    ask: async (engine, signal) => ({
      type: 'tail-answered',
      request,
      page: await engine.page(query, anchor, before, after, signal),
    }),
    failed: sentence => ({type: 'tail-failed', request, sentence}),
  };
  return request;
}

/** Are the rows in sight at hand, and half a page on each side of where somebody reads? */
function covers({first, count, rows: loaded}: Found, tail: Tail, rows: number): boolean {
  const {top} = sightOf(tail, rows);
  const margin = tail.follows ? 0 : Math.floor(rows / 2);
  return Math.max(0, top - margin) >= first && Math.min(count, top + rows + margin) <= first + loaded.length;
}

/** What the top is found by when the data have changed: the event there, or the nearest one that is known. */
function anchorOf(
  {first, rows: loaded, count}: Found,
  top: number,
  rows: number,
): {readonly anchor: Anchor; readonly at: number} {
  const near = first + clamp(top - first, loaded.length - 1);
  const row = loaded[near - first];
  if (row !== undefined && Math.abs(top - near) <= reach) return {anchor: {id: row.id, time: row.time}, at: near};
  return top === count - rows
    ? {anchor: {rank: Number.MAX_SAFE_INTEGER}, at: count - 1}
    : {anchor: {rank: top}, at: top};
}
