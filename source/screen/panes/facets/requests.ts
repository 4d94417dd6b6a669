// The values that matches have, and of the fields that are filtered those that they would have else.
import type {Engine, Facet, FacetField} from '../../../engine/engine.ts';
import {filteredValues, withoutFilters} from '../../../query/refine.ts';
import type {Query} from '../../../query/syntax.ts';
import {inside} from '../../paint/frame.ts';
import type {Request} from '../../state/request.ts';
import {layoutOf, queryText, type State} from '../../state/state.ts';
import {mostOfAField} from './facet-lines.ts';
import type {FoundField} from './facets-state.ts';

export type FacetsRequest = Request & {readonly text: string; readonly revision: number; readonly extent: string};

/** In the order in which they are shown. */
const facetFields: readonly FacetField[] = ['op', 'status', 'caller', 'ip', 'key', 'client', 'hsm'];

export function facetsRequest(state: State): FacetsRequest | undefined {
  const rectangle = layoutOf(state)?.panes.facets;
  if (rectangle === undefined) return undefined;
  const text = queryText(state);
  const {revision} = state;
  const {found, whole} = state.facets;
  const most = mostValues(inside(rectangle).height);
  const extent = JSON.stringify([most, whole]);
  if (found?.query === text && found.revision >= revision && found.extent === extent) return undefined;
  const {query} = state.query.parsed;
  const request: FacetsRequest = {
    slot: 'facets',
    key: JSON.stringify([text, revision, extent]),
    subject: text,
    text,
    revision,
    extent,
    ask: async (engine, signal) => ({
      type: 'facets-answered',
      request,
      fields: await findFields(engine, query, field => (whole.includes(field) ? mostOfAField : most), signal),
    }),
  };
  return request;
}

/** Values of a field: a tall pane has room for more of them. */
function mostValues(height: number): number {
  return Math.max(5, Math.floor(height / 4));
}

async function findFields(
  engine: Engine,
  query: Query,
  topOf: (field: FacetField) => number,
  signal: AbortSignal,
): Promise<readonly FoundField[]> {
  const filtered = facetFields.filter(field => filteredValues(query, field).length > 0);
  const facets = await Promise.all([
    ...Map.groupBy(facetFields, topOf)
      .entries()
      .map(([top, fields]) => engine.facets(query, fields, top, signal)),
    ...filtered.map(field => engine.facets(withoutFilters(query, field), [field], topOf(field), signal)),
  ]);
  const found = facets.flat();
  return facetFields.map(field => merged(found.filter(facet => facet.field === field)));
}

/** The wider answer, and before it what only the narrower one counts: values that are filtered for, and rare. */
function merged([narrow, wide = narrow]: readonly Facet[]): FoundField {
  const {top, ...rest} = wide!;
  const rare = narrow!.top.filter(({value}) => !top.some(other => other.value === value));
  return {...rest, values: [...top, ...rare]};
}
