// Completion: what can be typed at the cursor of a query, and what it replaces.
import {type FieldName, fields, findField} from '../event/fields.ts';
import {fold} from '../text/fold.ts';
import {type CompletionPlace, completionPlace} from './completion-place.ts';
import {bareIsNames, isNames, isWords} from './is-words.ts';
import {quoteName, quoteValue} from './print.ts';
import type {SavedQueries} from './saved-queries.ts';
import type {Span} from './syntax.ts';
import {momentNames, type TimeWord, timeWords} from './time-words.ts';

/** `text` goes into the query, in quotes where it must; `label` may be hostile, as values of records are. */
export type Candidate = {readonly text: string; readonly label: string; readonly detail: string};

export type Completion = Span & {readonly candidates: readonly Candidate[]};

export type CompletionSources = {
  /** Distinct values of a field, those whose folded text includes the prefix at least, with how many events have them. */
  readonly valuesOf: (field: FieldName, prefix: string) => readonly {readonly value: string; readonly count: number}[];
  readonly saved: SavedQueries;
};

/** Those that begin as typed come first, then those that include it. */
export function complete(text: string, cursor: number, sources: CompletionSources): Completion {
  const place = completionPlace(text, cursor);
  const prefix = fold(place.prefix);
  const candidates = candidatesOf(place, sources).filter(({label}) => fold(label).includes(prefix));
  const begins = ({label}: Candidate) => fold(label).startsWith(prefix);
  const inOrder = [...candidates.filter(begins), ...candidates.filter(candidate => !begins(candidate))];
  return {start: place.start, end: place.end, candidates: inOrder.slice(0, mostCandidates)};
}

/** More than anyone reads. */
const mostCandidates = 100;

function candidatesOf(place: CompletionPlace, sources: CompletionSources): readonly Candidate[] {
  switch (place.kind) {
    case 'name':
      return names;
    case 'saved':
      return [...sources.saved].map(([name, query]) => ({text: `@${quoteName(name)}`, label: name, detail: query}));
    case 'join':
      return [{text: 'or', label: 'or', detail: 'another value'}];
    case 'value':
      return valuesFor(place, sources);
  }
}

const names: readonly Candidate[] = [
  ...fields.map(({name, description}) => ({text: `${name}:`, label: name, detail: description})),
  {text: 'is:', label: 'is', detail: 'what an event is'},
  ...Object.entries(timeWords).map(([word, {description}]) => ({text: `${word}:`, label: word, detail: description})),
  ...bareIsNames.map(name => ({text: name, label: name, detail: isWords[name]})),
];

function valuesFor(
  {name, prefix}: CompletionPlace & {readonly kind: 'value'},
  sources: CompletionSources,
): readonly Candidate[] {
  const field = findField(name);
  if (field !== undefined) {
    const values = sources
      .valuesOf(field.name, prefix)
      .map(({value, count}): Candidate => ({text: quoteValue(value), label: value, detail: events(count)}));
    return [...values, {text: '*', label: '*', detail: `any ${field.label}: the event has one`}];
  }
  if (name === 'is') return isNames.map(is => ({text: is, label: is, detail: isWords[is]}));
  return Object.hasOwn(timeWords, name) ? timesFor(name as TimeWord) : [];
}

function timesFor(word: TimeWord): readonly Candidate[] {
  if (word === 'last') return spans.map(([text, detail]) => ({text, label: text, detail}));
  return momentNames.map(name => ({text: name, label: name, detail: timeWords[word].description}));
}

const spans: readonly (readonly [string, string])[] = [
  ['15m', 'the last quarter of an hour'],
  ['1h', 'the last hour'],
  ['24h', 'the last day'],
  ['7d', 'the last week'],
  ['30d', 'the last 30 days'],
];

function events(count: number): string {
  return count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`;
}
