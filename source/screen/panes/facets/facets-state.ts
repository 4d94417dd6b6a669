// The facets' state: the values that matches have, and the one that is pointed at.
import type {Facet, FacetField} from '../../../engine/engine.ts';
import {inside} from '../../paint/frame.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {scroll, step} from '../../state/move.ts';
import {layoutOf, quiet, type State} from '../../state/state.ts';
import {keepInSight} from '../events/list-state.ts';
import {filterValue} from '../search/filter.ts';
import {facetLines, type Pointed, pointedAfter, pointedIndex} from './facet-lines.ts';
import type {FacetsRequest} from './requests.ts';

export type FacetsAction =
  /** Opens them or goes into them; from within, closes them. */
  | {readonly type: 'facets-toggled'}
  | {readonly type: 'facets-moved'; readonly by: Step}
  /** `toggle` on the line that tells of more values shows them. */
  | {readonly type: 'facet-filtered'; readonly direction: 'for' | 'out' | 'toggle'}
  | {readonly type: 'facets-answered'; readonly request: FacetsRequest; readonly fields: readonly FoundField[]};

/** The values of a field that is filtered are counted as if it were not: what is left out can be brought back. */
export type FoundField = Omit<Facet, 'top'> & {readonly values: Facet['top']};

export type FacetsState = {
  readonly open: boolean;
  readonly found:
    | {
        readonly query: string;
        readonly revision: number;
        /** How many values of which fields were asked for. */
        readonly extent: string;
        readonly fields: readonly FoundField[];
      }
    | undefined;
  readonly pointed: Pointed | undefined;
  /** Fields of which all values are shown. */
  readonly whole: readonly FacetField[];
  /** The line under the first row, which is always a heading. */
  readonly top: number;
};

export const firstFacets: FacetsState = {open: false, found: undefined, pointed: undefined, whole: [], top: 0};

export const facetsReducers: ReducersOf<FacetsAction, State> = {
  'facets-toggled': toggle,
  'facets-moved': (state, {by}) => move(quiet(state), by),
  'facet-filtered': (state, {direction}) => filter(quiet(state), direction),
  'facets-answered': takeFacets,
};

function toggle(state: State): State {
  const isSeen = layoutOf(state)?.panes.facets !== undefined;
  if (isSeen && state.focus === 'facets') {
    return keepInSight({...withFacets(quiet(state), {open: false, whole: []}), focus: 'events'});
  }
  return keepInSight({...withFacets(quiet(state), {open: true}), focus: 'facets', front: 'facets'});
}

function move(state: State, by: Step): State {
  const lines = facetLines(state);
  const places = lines.filter(line => line.kind !== 'field');
  const here = places.indexOf(lines[pointedIndex(lines, state.facets.pointed)] as (typeof places)[number]);
  const pointed = places[step(by, here, rowsOf(state), places.length)];
  return pointed === undefined ? state : inSight(withFacets(state, {pointed}));
}

function filter(state: State, direction: 'for' | 'out' | 'toggle'): State {
  const lines = facetLines(state);
  const line = lines[pointedIndex(lines, state.facets.pointed)];
  if (line?.kind === 'value') {
    const pointed = withFacets(state, {pointed: line});
    return filterValue(pointed, {field: line.field, value: line.value}, direction);
  }
  if (line?.kind !== 'more' || direction !== 'toggle') return state;
  return withFacets(state, {pointed: line, whole: [...state.facets.whole, line.field]});
}

function takeFacets(state: State, {request, fields}: Extract<FacetsAction, {readonly type: 'facets-answered'}>): State {
  const {text, revision, extent} = request;
  const taken = withFacets(state, {found: {query: text, revision, extent, fields}});
  const pointed = pointedAfter(facetLines(state), facetLines(taken), state.facets.pointed);
  return inSight(withFacets(taken, {pointed}));
}

/** The pointed line comes into sight, below the heading that is always there. */
function inSight(state: State): State {
  const lines = facetLines(state);
  const at = pointedIndex(lines, state.facets.pointed);
  const top = at <= 1 ? 0 : scroll(state.facets.top, at - 1, rowsOf(state), lines.length - 1);
  return top === state.facets.top ? state : withFacets(state, {top});
}

/** How many lines fit under the first heading. */
function rowsOf(state: State): number {
  const rectangle = layoutOf(state)?.panes.facets;
  return rectangle === undefined ? 1 : Math.max(1, inside(rectangle).height - 1);
}

function withFacets(state: State, change: Partial<FacetsState>): State {
  return {...state, facets: {...state.facets, ...change}};
}
