// The lines of the facets: per field a heading, its values, what it filters for and out, and the way to more values.
import type {FacetField} from '../../../engine/engine.ts';
import {parseQuery} from '../../../query/parse.ts';
import {filteredValues} from '../../../query/refine.ts';
import {fold} from '../../../text/fold.ts';
import {queryText, type State} from '../../state/state.ts';
import type {FoundField} from './facets-state.ts';

type FieldValue = string | number | undefined;

/** What can be pointed at: it is held on to wherever it comes to lie. */
export type Pointed =
  | {readonly kind: 'value'; readonly field: FacetField; readonly value: FieldValue}
  | {readonly kind: 'more'; readonly field: FacetField};

export type ValueLine = {
  readonly kind: 'value';
  readonly field: FacetField;
  /** `undefined`: events without one. */
  readonly value: FieldValue;
  readonly filtered: 'for' | 'out' | undefined;
  /** Does the query leave it out, by this field's own filters? Its counts then say what it would bring. */
  readonly isLeftOut: boolean;
  /** `undefined` where that is not known: a value that is filtered, and rare. */
  readonly tally: {readonly count: number; readonly failed: number} | undefined;
};

export type FacetLine =
  | {readonly kind: 'field'; readonly field: FacetField; readonly shown: number; readonly distinct: number}
  | ValueLine
  /** How many values there are that are not shown. */
  | {readonly kind: 'more'; readonly field: FacetField; readonly values: number};

/** So many values of a field are shown at most. */
export const mostOfAField = 200;

export function facetLines(state: State): readonly FacetLine[] {
  const {query} = parseQuery(queryText(state));
  return (state.facets.found?.fields ?? []).flatMap((found): readonly FacetLine[] => {
    const values = valueLines(found, filteredValues(query, found.field));
    if (values.length === 0) return [];
    const {field, distinct} = found;
    const shown = values.filter(({value, tally}) => value !== undefined && tally !== undefined).length;
    const canShowMore = distinct > shown && shown < mostOfAField;
    return [
      {kind: 'field', field, shown, distinct: Math.max(shown, distinct)},
      ...values,
      ...(canShowMore ? [{kind: 'more', field, values: distinct - shown} as const] : []),
    ];
  });
}

function isPointed(line: FacetLine, pointed: Pointed): boolean {
  if (line.field !== pointed.field || line.kind !== pointed.kind) return false;
  return line.kind !== 'value' || pointed.kind !== 'value' || isSameValue(line.value, pointed.value);
}

/** The line that is pointed at; where it is gone, the first one of its field, or of all. -1 where there is none. */
export function pointedIndex(lines: readonly FacetLine[], pointed: Pointed | undefined): number {
  const exact = pointed === undefined ? -1 : lines.findIndex(line => isPointed(line, pointed));
  if (exact !== -1) return exact;
  const ofField = lines.findIndex(({kind, field}) => kind !== 'field' && field === pointed?.field);
  return ofField === -1 ? lines.findIndex(({kind}) => kind !== 'field') : ofField;
}

/** What was pointed at among the lines before, or the nearest neighbour that is still there: of the same field first. */
export function pointedAfter(
  before: readonly FacetLine[],
  after: readonly FacetLine[],
  pointed: Pointed | undefined,
): Pointed | undefined {
  const here = pointedIndex(before, pointed);
  const near = before
    .map((line, index) => ({line, distance: Math.abs(index - here) - (index > here ? 0.5 : 0)}))
    .filter(({line}) => line.kind !== 'field' && line.field === before[here]?.field)
    .sort((one, other) => one.distance - other.distance);
  const kept = near.find(({line}) => after.some(other => line.kind !== 'field' && isPointed(other, line)));
  const line = kept?.line ?? after[pointedIndex(after, pointed)];
  return line === undefined || line.kind === 'field' ? pointed : line;
}

function valueLines(found: FoundField, filters: ReturnType<typeof filteredValues>): readonly ValueLine[] {
  const isNarrowed = filters.some(({direction}) => direction === 'for');
  const lineOf = (value: FieldValue, tally: ValueLine['tally']): ValueLine => {
    const filtered = filters.find(filter => isSameValue(filter.value, value))?.direction;
    const isLeftOut = filtered === 'out' || (isNarrowed && filtered === undefined);
    return {kind: 'value', field: found.field, value, filtered, isLeftOut, tally};
  };
  const values = found.values.map(({value, ...tally}) => lineOf(value, tally));
  const none = found.none.count > 0 ? [lineOf(undefined, found.none)] : [];
  const counted = [...values, ...none];
  const uncounted = filters.filter(({value}) => !counted.some(line => isSameValue(line.value, value)));
  return [...values, ...uncounted.map(({value}) => lineOf(value, undefined)), ...none];
}

function isSameValue(one: FieldValue, other: FieldValue): boolean {
  if (one === undefined || other === undefined) return one === other;
  return fold(String(one)) === fold(String(other));
}
