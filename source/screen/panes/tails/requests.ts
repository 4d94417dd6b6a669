// The rows that the live tails lack.
import type {Query} from '../../../query/syntax.ts';
import type {Request} from '../../state/request.ts';
import type {State} from '../../state/state.ts';
import {type Tail, tailRows} from './tails-state.ts';

export type TailRequest = Request & {readonly id: number; readonly text: string; readonly query: Query};

export function tailRequests(state: State): readonly TailRequest[] {
  return state.tails.items
    .map((tail, index) => tailRequest(state, tail, tailRows(state, index)))
    .filter(request => request !== undefined);
}

function tailRequest(state: State, tail: Tail, rows: number): TailRequest | undefined {
  const {id, found, hold} = tail;
  const text = tail.query.field.text.trim();
  const isThere = found?.query === text && found.revision >= state.revision;
  const isEnough =
    isThere &&
    found.rows.length >= Math.min(rows, found.count - found.newer) &&
    (hold !== 'newest' || found.newer === 0);
  if (isEnough) return undefined;
  const {query} = tail.query.parsed;
  const request: TailRequest = {
    slot: `tail-${id}`,
    key: JSON.stringify([text, state.revision, rows, hold === 'newest' ? hold : hold.id]),
    subject: text,
    id,
    text,
    query,
    ask: async (engine, signal) => ({
      type: 'tail-answered',
      request,
      page: await engine.page(query, hold === 'newest' ? {rank: 0} : hold, 0, rows, signal),
    }),
  };
  return request;
}
