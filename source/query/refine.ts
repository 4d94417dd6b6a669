// Changes a query by one condition, as facets and "filter for the value under the cursor" do.
import type {FieldName} from '../event/fields.ts';
import {fold} from '../text/fold.ts';
import {allOf, noneOf} from './compose.ts';
import {printQuery} from './print.ts';
import type {FieldQuery, Leaf, PathQuery, Query, Value, WrittenLeaf, WrittenQuery} from './syntax.ts';

/** A value where it was seen. `undefined`: the event has none there. */
export type Seen = ({readonly field: FieldName} | {readonly path: readonly string[]}) & {
  readonly value: string | number | undefined;
};

/**
 * Filters for a value, or filters it out. A second value of the same field widens the filter to both. What was filtered
 * the other way is no longer filtered at all: to turn a filter round, refine twice.
 */
export function refine(query: WrittenQuery, seen: Seen, direction: 'for' | 'out'): WrittenQuery {
  const filter = filterFor(seen, direction);
  const opposite = {...filter, isNegative: !filter.isNegative};
  const conditions = conditionsOf(query);
  if (conditions.some(condition => lists(condition, filter))) return query;
  if (conditions.some(condition => lists(condition, opposite))) {
    return joined(
      conditions.flatMap(condition => (lists(condition, opposite) ? without(condition, opposite) : [condition])),
    );
  }
  const wide = conditions.findIndex(condition => canWiden(condition, filter));
  if (wide < 0) return joined([...conditions, conditionOf(filter, [filter.value])]);
  const listing = listingOf(conditions[wide]!)!;
  return joined(conditions.with(wide, conditionOf(listing, [...listing.leaf.values, filter.value])));
}

/** Is this value filtered for, filtered out, or neither? */
export function filterOf(query: WrittenQuery, seen: Seen): 'for' | 'out' | undefined {
  const conditions = conditionsOf(query);
  const isFiltered = (direction: 'for' | 'out') =>
    conditions.some(condition => lists(condition, filterFor(seen, direction)));
  if (isFiltered('for')) return 'for';
  return isFiltered('out') ? 'out' : undefined;
}

/** A value that is filtered for or out; `undefined`: that there is none. */
export type Filtered = {readonly value: string | undefined; readonly direction: 'for' | 'out'};

/** The values of a field that the query filters for and out, in the order in which it lists them. */
export function filteredValues(query: WrittenQuery, field: FieldName): readonly Filtered[] {
  return conditionsOf(query).flatMap(condition => listedValues(condition, field));
}

/** The query as it would be if no value of the field were filtered for or out. */
export function withoutFilters(query: Query, field: FieldName): Query {
  const conditions: readonly Query[] = query.type === 'and' ? query.parts : [query];
  return (
    allOf<Leaf>(conditions.filter(condition => listedValues(condition, field).length === 0)) ?? ({type: 'all'} as const)
  );
}

/** The query with one more condition, which is no `and`, in the place of its opposite where that stands. */
export function withCondition(query: WrittenQuery, condition: WrittenQuery): WrittenQuery {
  const conditions = conditionsOf(query);
  if (conditions.some(isSame(condition))) return query;
  const opposite = conditions.findIndex(isSame(noneOf(condition)));
  return joined(opposite < 0 ? [...conditions, condition] : conditions.with(opposite, condition));
}

export function withoutCondition(query: WrittenQuery, condition: WrittenQuery): WrittenQuery {
  const is = isSame(condition);
  return joined(conditionsOf(query).filter(other => !is(other)));
}

export function toggleCondition(query: WrittenQuery, condition: WrittenQuery): WrittenQuery {
  const isThere = conditionsOf(query).some(isSame(condition));
  return isThere ? withoutCondition(query, condition) : withCondition(query, condition);
}

/** A field or path whose values are listed, or left out. */
type Listing = {readonly leaf: FieldQuery | PathQuery; readonly isNegative: boolean};
type Filter = Listing & {readonly value: Value};

/** That a field is absent is that it is not present. */
function filterFor(seen: Seen, direction: 'for' | 'out'): Filter {
  const isAbsent = seen.value === undefined || seen.value === '';
  const value: Value = isAbsent ? {type: 'glob', pattern: '*'} : {type: 'equal', text: String(seen.value)};
  const values = [value];
  const leaf: FieldQuery | PathQuery =
    'field' in seen ? {type: 'field', field: seen.field, values} : {type: 'path', path: seen.path, values};
  return {leaf, value, isNegative: (direction === 'out') !== isAbsent};
}

/** What all must hold. */
function conditionsOf(query: WrittenQuery): readonly WrittenQuery[] {
  if (query.type === 'and') return query.parts;
  return query.type === 'all' ? [] : [query];
}

function joined(conditions: readonly WrittenQuery[]): WrittenQuery {
  return allOf<WrittenLeaf>(conditions) ?? {type: 'all'};
}

function isSame(condition: WrittenQuery): (other: WrittenQuery) => boolean {
  const printed = printQuery(condition);
  return other => printQuery(other) === printed;
}

function listingOf(condition: WrittenQuery): Listing | undefined {
  const leaf = condition.type === 'not' ? condition.part : condition;
  return leaf.type === 'field' || leaf.type === 'path' ? {leaf, isNegative: condition.type === 'not'} : undefined;
}

function listedValues(condition: WrittenQuery, field: FieldName): readonly Filtered[] {
  const listing = listingOf(condition);
  if (listing?.leaf.type !== 'field' || listing.leaf.field !== field) return [];
  const {isNegative} = listing;
  return listing.leaf.values.flatMap((value): readonly Filtered[] => {
    if (value.type === 'equal') return [{value: value.text, direction: isNegative ? 'out' : 'for'}];
    const isPresence = value.type === 'glob' && value.pattern === '*';
    return isPresence ? [{value: undefined, direction: isNegative ? 'for' : 'out'}] : [];
  });
}

function conditionOf({leaf, isNegative}: Listing, values: readonly Value[]): WrittenQuery {
  return isNegative ? {type: 'not', part: {...leaf, values}} : {...leaf, values};
}

function lists(condition: WrittenQuery, filter: Filter): boolean {
  const listing = listingOf(condition);
  return (
    listing !== undefined && isAlike(listing, filter) && listing.leaf.values.some(value => isEqual(value, filter.value))
  );
}

/** Only a list of plain values is widened: a pattern beside which a value is asked for is narrowed by it. */
function canWiden(condition: WrittenQuery, filter: Filter): boolean {
  const listing = listingOf(condition);
  const arePlain = (values: readonly Value[]) => values.every(value => value.type === 'equal');
  return listing !== undefined && isAlike(listing, filter) && arePlain(listing.leaf.values) && arePlain([filter.value]);
}

function without(condition: WrittenQuery, filter: Filter): readonly WrittenQuery[] {
  const listing = listingOf(condition)!;
  const values = listing.leaf.values.filter(value => !isEqual(value, filter.value));
  return values.length === 0 ? [] : [conditionOf(listing, values)];
}

function isAlike(one: Listing, other: Listing): boolean {
  return one.isNegative === other.isNegative && placeOf(one) === placeOf(other);
}

function placeOf({leaf}: Listing): string {
  return leaf.type === 'field' ? leaf.field : leaf.path.join('.').toLowerCase();
}

function isEqual(one: Value, other: Value): boolean {
  if (one.type === 'equal' && other.type === 'equal') return fold(one.text) === fold(other.text);
  return one.type === 'glob' && other.type === 'glob' && one.pattern === other.pattern;
}
