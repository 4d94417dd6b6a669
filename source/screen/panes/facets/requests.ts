// The values that matches have.
import type {Request} from '../../state/request.ts';
import {layoutOf, queryText, type State} from '../../state/state.ts';
import {facetFields, mostValues} from './facets-state.ts';

export type FacetsRequest = Request & {readonly text: string; readonly revision: number};

export function facetsRequest(state: State): FacetsRequest | undefined {
  if (layoutOf(state)?.panes.facets === undefined) return undefined;
  const text = queryText(state);
  const {revision} = state;
  const {found} = state.facets;
  if (found?.query === text && found.revision >= revision) return undefined;
  const {query} = state.query.parsed;
  const request: FacetsRequest = {
    slot: 'facets',
    key: JSON.stringify([text, revision]),
    subject: text,
    text,
    revision,
    ask: async (engine, signal) => ({
      type: 'facets-answered',
      request,
      facets: await engine.facets(query, facetFields, mostValues, signal),
    }),
  };
  return request;
}
