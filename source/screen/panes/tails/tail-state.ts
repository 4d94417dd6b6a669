// One live tail: it follows the newest matches of its query, or stays where somebody reads.
import type {Page, Row} from '../../../engine/engine.ts';
import type {Step} from '../../state/actions.ts';
import {clamp, pagedTop, scroll, step} from '../../state/move.ts';
import type {QueryState} from '../../state/state.ts';
import {type News, noNews, seen} from './news.ts';

export type Tail = {
  /** Never used twice: an answer finds its tail by it. */
  readonly id: number;
  readonly query: QueryState;
  /** Rings at new matches while it follows. */
  readonly bell: boolean;
  /** Otherwise it is paused: its top row stays where it is. */
  readonly follows: boolean;
  /** The rank of the top row, which may lie outside the rows at hand while those are on their way. */
  readonly top: number;
  /** The selected one of the rows in sight. */
  readonly line: number;
  readonly found: Found | undefined;
  readonly news: News;
  /** When its query was answered first, in milliseconds since 1970. */
  readonly since: number;
  /** Why the last question was not answered. */
  readonly failure: {readonly query: string; readonly sentence: string} | undefined;
  /** The question that the user gave up. */
  readonly stopped: {readonly query: string; readonly revision: number} | undefined;
};

/** The rows at hand: a part of the matches at one revision of the data. */
export type Found = Page & {
  readonly query: string;
  /** They are to be asked for anew though the data are the same. */
  readonly isOutdated: boolean;
};

/** A tail that follows. */
export function tailOf(id: number, query: QueryState): Tail {
  const nothing = {found: undefined, failure: undefined, stopped: undefined};
  return {id, query, bell: false, follows: true, top: 0, line: 0, news: noNews, since: 0, ...nothing};
}

/** Of its questions. */
export const slotOf = ({id}: Tail): string => `tail-${id}`;

export const textOf = ({query}: Tail): string => query.field.text.trim();

/** Which of its matches is the top one where so many rows are in sight, and which row is selected. */
export function sightOf({found, top, line}: Tail, rows: number): {readonly top: number; readonly line: number} {
  const count = found?.count ?? 0;
  // At its end it may have room for more rows: what waits does not move to fill it.
  const held = clamp(top, count - 1);
  return {top: held, line: clamp(line, Math.min(rows, count - held) - 1)};
}

export function rowAt({found}: Tail, rank: number): Row | undefined {
  return found?.rows[rank - found.first];
}

export function follow(tail: Tail): Tail {
  return {...tail, follows: true, top: 0, line: 0, news: seen(tail.news)};
}

export function pause(tail: Tail): Tail {
  return {...look(tail), follows: false};
}

/** What a tail that follows had to show has been seen; a paused one goes on counting. */
export function look(tail: Tail): Tail {
  return tail.follows ? {...tail, news: seen(tail.news)} : tail;
}

/** Who moves wants to read, so the tail waits; who goes to the newest event wants what comes. */
export function moveInTail(tail: Tail, by: Step, rows: number): Tail {
  if (by === 'first') return follow(tail);
  const count = tail.found?.count ?? 0;
  const {top, line} = sightOf(tail, rows);
  const selected = step(by, top + line, rows, count);
  if (selected === top + line && tail.follows) return look(tail);
  const newTop = scroll(pagedTop(top, by, rows, count), selected, rows, count);
  return {...pause(tail), top: newTop, line: selected - newTop};
}

/** The rows around an anchor, which had the rank `at` when they were asked for. */
export function takePage(tail: Tail, query: string, at: number, page: Page, now: number): Tail {
  const taken = {...tail, found: {...page, query, isOutdated: false}, failure: undefined};
  if (tail.found?.query === query) return {...taken, top: tail.follows ? 0 : Math.max(0, page.anchor + tail.top - at)};
  // Another query makes another tail.
  const begun = {...taken, since: now, news: noNews};
  return tail.found === undefined ? begun : follow(begun);
}
