// Facets: the values that matches have in a field, counted by code; only the most frequent become text again.
import {type Bitmap, forEachRow} from './bitmap.ts';
import type {IndexedSegment} from './evaluate.ts';
import {countCodes, isTabled} from './scan.ts';
import {isTextField, type NumberField, type TextField} from './segment.ts';

/** Times have a timeline instead. */
export type FacetField = TextField | NumberField;

/** Matches, and how many of these failed. */
export type Tally = {readonly count: number; readonly failed: number};

export type Facet = {
  readonly field: FacetField;
  /** How many different values the matches have. */
  readonly distinct: number;
  /** The most frequent, ordered by count, then value. */
  readonly top: readonly (Tally & {readonly value: string | number})[];
  /** Matches without a value. */
  readonly none: Tally;
};

type Part = {readonly indexed: IndexedSegment; readonly bits: Bitmap};

/** What is being counted; `value` may have to be fetched. */
type Counted = {count: number; failed: number; readonly value: () => string | number};

/** Per text (by its id in the vocabulary) or number. */
type Tallies = {readonly none: {count: number; failed: number}; readonly values: Map<number, Counted>};

/** The text that has an id in the vocabulary. */
type TextOf = (field: TextField, id: number) => string;

export function countFacets(
  parts: readonly Part[],
  fields: readonly FacetField[],
  top: number,
  textOf: TextOf,
): readonly Facet[] {
  const matching = parts.filter(({bits}) => bits.some(word => word !== 0));
  return fields.map(field => {
    const {none, values} = isTextField(field) ? tallyTexts(matching, field, textOf) : tallyNumbers(matching, field);
    return {field, distinct: values.size, top: mostFrequent([...values.values()], top), none};
  });
}

function tallyTexts(parts: readonly Part[], field: TextField, textOf: TextOf): Tallies {
  const tallies: Tallies = {none: {count: 0, failed: 0}, values: new Map()};
  for (const {indexed, bits} of parts) {
    const {codes} = indexed.segment.text[field];
    const ids = indexed.ids()[field];
    const counts = countCodes(codes, ids.length, bits);
    const failures = countCodes(codes, ids.length, bits, indexed.failed);
    for (const [code, count] of counts.entries()) {
      if (count === 0) continue;
      const tally = code === 0 ? tallies.none : tallyOf(tallies, ids[code]!, () => textOf(field, ids[code]!));
      tally.count += count;
      tally.failed += failures[code]!;
    }
  }
  return tallies;
}

function tallyNumbers(parts: readonly Part[], field: NumberField): Tallies {
  const tallies: Tallies = {none: {count: 0, failed: 0}, values: new Map()};
  const tallyFor = (number: number, missing: number) =>
    number === missing || Number.isNaN(number) ? tallies.none : tallyOf(tallies, number, () => number);
  for (const {indexed, bits} of parts) {
    const {numbers, missing} = indexed.segment.number[field];
    if (isTabled(numbers)) {
      const counts = countCodes(numbers, missing + 1, bits);
      const failures = countCodes(numbers, counts.length, bits, indexed.failed);
      for (let number = 0; number < counts.length; number++) {
        if (counts[number] === 0) continue;
        const tally = tallyFor(number, missing);
        tally.count += counts[number]!;
        tally.failed += failures[number]!;
      }
    } else {
      forEachRow(bits, row => tallyFor(numbers[row]!, missing).count++);
      forEachRow(bits, row => tallyFor(numbers[row]!, missing).failed++, indexed.failed);
    }
  }
  return tallies;
}

function tallyOf({values}: Tallies, key: number, value: Counted['value']): Counted {
  const known = values.get(key);
  if (known !== undefined) return known;
  const tally = {count: 0, failed: 0, value};
  values.set(key, tally);
  return tally;
}

/** Ties at the end are decided by value, so all that tie are fetched. */
function mostFrequent(counted: readonly Counted[], top: number): Facet['top'] {
  const counts = Uint32Array.from(counted, ({count}) => count).sort();
  const least = counts.at(-top) ?? 0;
  return counted
    .filter(({count}) => count >= least)
    .map(({count, failed, value}) => ({value: value(), count, failed}))
    .sort((a, b) => b.count - a.count || compareValues(a.value, b.value))
    .slice(0, top);
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a < b ? -1 : 1;
}
