// What marks lack: the record of an event that is to be marked, and where a mark lies that is to be gone to.
import type {Engine, EventPlace} from '../../../engine/engine.ts';
import {markOf} from '../../../knowledge/mark-of.ts';
import type {Query} from '../../../query/syntax.ts';
import {readNote} from '../../../settings/mark-note.ts';
import {compareMarks, type Mark, type Marks, markKey} from '../../../settings/marks.ts';
import type {Request} from '../../state/request.ts';
import {type State, sameEvent} from '../../state/state.ts';
import type {SoughtMark} from './marks-state.ts';

export type MarkRequest = Request;

export type MarkJumpRequest = Request & {readonly sought: SoughtMark};

/** `isHidden`: the query on screen does not show it. */
export type ReachedMark = {readonly place: EventPlace; readonly isHidden: boolean};

export function markRequest({marks: {pending}, now}: State): MarkRequest | undefined {
  if (pending === undefined) return undefined;
  const {place, text} = pending;
  const key = markKey(place.id);
  const request: MarkRequest = {
    slot: 'mark',
    key,
    subject: key,
    ask: async engine => {
      const mark = markOf(await engine.event(place.id), readNote(text), now);
      // The list's: a line without a time has its neighbour's there.
      const {milliseconds, ticks} = place.time;
      return {type: 'mark-read', request, mark: {...mark, time: {milliseconds, ticks}}};
    },
    failed: sentence => ({type: 'mark-failed', sentence: `The event was not marked. ${sentence}`}),
  };
  return request;
}

export function markJumpRequest({marks: {all, sought}, query}: State): MarkJumpRequest | undefined {
  if (sought === undefined) return undefined;
  const wanted = query.parsed.query;
  const key = JSON.stringify('mark' in sought ? markKey(sought.mark) : sought);
  const request: MarkJumpRequest = {
    slot: 'mark-jump',
    key,
    subject: key,
    sought,
    ask: async (engine, signal) => {
      const reach = 'mark' in sought ? reachMark(sought.mark) : reachStep(all, sought);
      return {type: 'mark-reached', request, reached: await reach(engine, wanted, signal)};
    },
    failed: sentence => ({type: 'mark-failed', sentence}),
  };
  return request;
}

type Reach = (engine: Engine, query: Query, signal: AbortSignal) => Promise<ReachedMark | undefined>;

function reachMark(mark: Mark): Reach {
  return async (engine, query, signal) => {
    const place = placeOf(mark);
    if (place === undefined) return undefined;
    if (await shows(engine, query, place, signal)) return {place, isHidden: false};
    return (await shows(engine, {type: 'all'}, place, signal)) ? {place, isHidden: true} : undefined;
  };
}

/** Marks of other sources, and those that the query does not show, are passed by. The last one is as far as it goes. */
function reachStep(all: Marks, {direction, from, steps}: Extract<SoughtMark, {readonly steps: number}>): Reach {
  return async (engine, query, signal) => {
    const start = {...from.id, time: from.time};
    const sign = direction === 'older' ? -1 : 1;
    const ahead = [...all.values()].filter(mark => compareMarks(mark, start) * sign > 0);
    let [left, reached] = [steps, undefined as ReachedMark | undefined];
    for (const mark of direction === 'older' ? ahead.toReversed() : ahead) {
      const place = placeOf(mark);
      if (place === undefined || !(await shows(engine, query, place, signal))) continue;
      reached = {place, isHidden: false};
      left -= 1;
      if (left === 0) break;
    }
    return reached;
  };
}

function placeOf({blob, offset, time}: Mark): EventPlace | undefined {
  return time && {id: {blob, offset}, time};
}

async function shows(engine: Engine, query: Query, place: EventPlace, signal: AbortSignal): Promise<boolean> {
  const {rows} = await engine.page(query, place, 0, 0, signal);
  return rows[0] !== undefined && sameEvent(rows[0].id, place.id);
}
