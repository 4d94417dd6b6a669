// Facets: the values that matches have in a field, counted by code; only the most frequent become text again.
import {type Bitmap, forEachRow} from './bitmap.ts';
import type {ScannedSegment} from './evaluate.ts';
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

type Part = {readonly scanned: ScannedSegment; readonly bits: Bitmap};

type Counted = {count: number; failed: number};

/** Per text (by its id in the vocabulary) or number. Plain data, so that other threads may count some of the segments. */
export type Tallies = {readonly none: Counted; readonly values: Map<number, Counted>};

/** The text that has an id in the vocabulary. */
type TextOf = (field: TextField, id: number) => string;

export function tallyField(parts: readonly Part[], field: FacetField): Tallies {
  const tallies: Tallies = {none: {count: 0, failed: 0}, values: new Map()};
  for (const part of parts) {
    if (!part.bits.some(word => word !== 0)) continue;
    if (isTextField(field)) tallyTexts(tallies, part, field);
    else tallyNumbers(tallies, part, field);
  }
  return tallies;
}

export function mergeTallies(all: readonly Tallies[]): Tallies {
  const merged: Tallies = {none: {count: 0, failed: 0}, values: new Map()};
  for (const {none, values} of all) {
    raise(merged.none, none.count, none.failed);
    for (const [key, {count, failed}] of values) raise(tallyOf(merged, key), count, failed);
  }
  return merged;
}

export function facetOf(field: FacetField, {none, values}: Tallies, top: number, textOf: TextOf): Facet {
  const read = (key: number) => (isTextField(field) ? textOf(field, key) : key);
  return {field, distinct: values.size, top: mostFrequent(values, top, read), none};
}

function tallyTexts(tallies: Tallies, {scanned: {segment, ids, failed}, bits}: Part, field: TextField): void {
  const known = ids()[field];
  const counts = countCodes(segment.text[field].codes, known.length, bits);
  const failures = countCodes(segment.text[field].codes, known.length, bits, failed);
  for (let code = 0; code < counts.length; code++) {
    if (counts[code] === 0) continue;
    raise(code === 0 ? tallies.none : tallyOf(tallies, known[code]!), counts[code]!, failures[code]!);
  }
}

function tallyNumbers(tallies: Tallies, {scanned: {segment, failed}, bits}: Part, field: NumberField): void {
  const {numbers, missing} = segment.number[field];
  const tallyFor = (number: number) =>
    number === missing || Number.isNaN(number) ? tallies.none : tallyOf(tallies, number);
  if (!isTabled(numbers)) {
    forEachRow(bits, row => raise(tallyFor(numbers[row]!), 1, 0));
    forEachRow(bits, row => raise(tallyFor(numbers[row]!), 0, 1), failed);
    return;
  }
  const counts = countCodes(numbers, missing + 1, bits);
  const failures = countCodes(numbers, missing + 1, bits, failed);
  for (let number = 0; number < counts.length; number++) {
    if (counts[number]! > 0) raise(tallyFor(number), counts[number]!, failures[number]!);
  }
}

function tallyOf({values}: Tallies, key: number): Counted {
  const known = values.get(key);
  if (known !== undefined) return known;
  const tally = {count: 0, failed: 0};
  values.set(key, tally);
  return tally;
}

function raise(tally: Counted, count: number, failed: number): void {
  tally.count += count;
  tally.failed += failed;
}

/** Ties at the end are decided by value, so all that tie are fetched. */
function mostFrequent(values: Tallies['values'], top: number, read: (key: number) => string | number): Facet['top'] {
  const counts = Uint32Array.from(values.values(), ({count}) => count).sort();
  const least = counts.at(-top) ?? 0;
  return [...values]
    .filter(([, {count}]) => count >= least)
    .map(([key, tally]) => ({value: read(key), ...tally}))
    .sort((a, b) => b.count - a.count || compareValues(a.value, b.value))
    .slice(0, top);
}

function compareValues(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return a < b ? -1 : 1;
}
