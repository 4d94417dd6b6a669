// The facets' state: the values that matches have, and the one that is pointed at.
import type {Facet, FacetField} from '../../../engine/engine.ts';
import {inside} from '../../paint/frame.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {clamp, scroll, step} from '../../state/move.ts';
import {layoutOf, quiet, type State} from '../../state/state.ts';
import {keepInSight} from '../events/list-state.ts';
import {filterValue} from '../search/filter.ts';
import type {FacetsRequest} from './requests.ts';

export type FacetsAction =
  | {readonly type: 'facets-toggled'}
  | {readonly type: 'facets-moved'; readonly by: Step}
  | {readonly type: 'facet-filtered'; readonly direction: 'for' | 'out' | 'toggle'}
  | {readonly type: 'facets-answered'; readonly request: FacetsRequest; readonly facets: readonly Facet[]};

export type FacetsState = {
  readonly open: boolean;
  readonly found: {readonly query: string; readonly revision: number; readonly facets: readonly Facet[]} | undefined;
  /** Which of the lines with values is pointed at. */
  readonly selected: number;
  readonly top: number;
};

export const firstFacets: FacetsState = {open: false, found: undefined, selected: 0, top: 0};

/** In the order in which they are shown. */
export const facetFields: readonly FacetField[] = ['op', 'status', 'caller', 'ip', 'key', 'client', 'hsm'];

/** Values of a field. */
export const mostValues = 6;

export const facetsReducers: ReducersOf<FacetsAction, State> = {
  'facets-toggled': toggle,
  'facets-moved': (state, {by}) => move(quiet(state), by),
  'facet-filtered': (state, {direction}) => filter(quiet(state), direction),
  'facets-answered': (state, {request, facets}) =>
    withFacets(state, {found: {query: request.text, revision: request.revision, facets}}),
};

/** A line of the pane: a field's heading, or one of its values. */
export type FacetLine =
  | {readonly kind: 'field'; readonly facet: Facet}
  | {
      readonly kind: 'value';
      readonly facet: Facet;
      readonly value: string | number | undefined;
      readonly count: number;
      readonly failed: number;
    };

export function facetLines({found}: FacetsState): readonly FacetLine[] {
  return (found?.facets ?? []).flatMap((facet): readonly FacetLine[] => [
    {kind: 'field', facet},
    ...facet.top.map(value => ({kind: 'value', facet, ...value}) as const),
    ...(facet.none.count === 0 ? [] : [{kind: 'value', facet, value: undefined, ...facet.none} as const]),
  ]);
}

function toggle(state: State): State {
  if (state.facets.open) {
    const closed = withFacets(quiet(state), {open: false});
    return keepInSight({...closed, focus: state.focus === 'facets' ? 'events' : state.focus});
  }
  return keepInSight({...withFacets(quiet(state), {open: true}), focus: 'facets', front: 'facets'});
}

function move(state: State, by: Step): State {
  const lines = facetLines(state.facets);
  const values = lines.flatMap((line, index) => (line.kind === 'value' ? [index] : []));
  const height = inside(layoutOf(state)?.panes.facets ?? {left: 0, top: 0, width: 0, height: 0}).height;
  const selected = step(by, clamp(state.facets.selected, values.length - 1), height, values.length);
  const at = values[selected] ?? 0;
  // The first value's heading comes into sight with it.
  const top = scroll(state.facets.top, selected === 0 ? 0 : at, height, lines.length);
  return withFacets(state, {selected, top});
}

function filter(state: State, direction: 'for' | 'out' | 'toggle'): State {
  const line = facetLines(state.facets).filter(({kind}) => kind === 'value')[state.facets.selected];
  return line?.kind === 'value' ? filterValue(state, {field: line.facet.field, value: line.value}, direction) : state;
}

function withFacets(state: State, change: Partial<FacetsState>): State {
  return {...state, facets: {...state.facets, ...change}};
}
