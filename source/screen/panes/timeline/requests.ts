// How many matches there are, and when they happened.
import type {Query} from '../../../query/syntax.ts';
import {timelineBars} from '../../layout.ts';
import type {Request} from '../../state/request.ts';
import {queryText, type State} from '../../state/state.ts';

export type SummaryRequest = Request & {readonly text: string; readonly query: Query; readonly buckets: number};

export function summaryRequest(state: State): SummaryRequest | undefined {
  const text = queryText(state);
  const buckets = timelineBars(state.size.columns);
  const {found} = state.timeline;
  if (found?.query === text && found.summary.revision >= state.revision && found.buckets === buckets) return undefined;
  const {query} = state.query.parsed;
  const request: SummaryRequest = {
    slot: 'summary',
    key: JSON.stringify([text, state.revision, buckets]),
    subject: text,
    text,
    query,
    buckets,
    ask: async (engine, signal) => ({
      type: 'summary-answered',
      request,
      summary: await engine.summary(query, buckets, signal),
    }),
  };
  return request;
}
