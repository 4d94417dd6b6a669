// Completion: what can be typed at the cursor of a query, and what it replaces.
import {type FieldName, fields, findField} from '../event/fields.ts';
import {fold} from '../text/fold.ts';
import {type CompletionPlace, completionPlace} from './completion-place.ts';
import {bareIsNames, isNames, isWords} from './is-words.ts';
import {quoteName, quoteValue} from './print.ts';
import type {SavedQueries} from './saved-queries.ts';
import type {Span} from './syntax.ts';
import {momentNames, type TimeWord, timeWords} from './time-words.ts';
import {isKeyword} from './tokens.ts';

/** `text` goes into the query, in quotes where it must; `label` may be hostile, as values of records are. */
export type Candidate = {readonly text: string; readonly label: string; readonly detail: string};

export type Completion = Span & {readonly candidates: readonly Candidate[]};

/** A value of a field that is known to be there, and how many events have it. */
export type ValueFound = {readonly field: FieldName; readonly value: string; readonly count: number};

export type CompletionSources = {
  /** Values of a field, those whose folded text includes the prefix at least; `undefined` as long as none are known. */
  readonly valuesOf: (field: FieldName, prefix: string) => readonly ValueFound[] | undefined;
  /** Values of any field that a word finds, those whose folded text includes it at least. */
  readonly valuesWith: (word: string) => readonly ValueFound[];
  readonly saved: SavedQueries;
};

/** Those that begin as typed come first, then those that include it; what a word narrows to comes behind all names. */
export function complete(text: string, cursor: number, sources: CompletionSources): Completion {
  const place = completionPlace(text, cursor);
  const candidates = [
    ...including(place.prefix, candidatesOf(place, sources), ({label}) => label),
    ...(place.kind === 'name' && place.word !== undefined ? narrowings(place.word, sources) : []),
  ];
  return {start: place.start, end: place.end, candidates: candidates.slice(0, mostCandidates)};
}

function narrowings(word: string, {valuesWith}: CompletionSources): readonly Candidate[] {
  return including(word, valuesWith(word), ({value}) => value).map(({field, value, count}) => {
    const text = `${field}:${quoteValue(value)}`;
    return {text, label: `${field}:${value}`, detail: events(count)};
  });
}

function including<Item>(typed: string, items: readonly Item[], textOf: (item: Item) => string): readonly Item[] {
  const sought = fold(typed);
  const found = items.filter(item => fold(textOf(item)).includes(sought));
  const begins = (item: Item) => fold(textOf(item)).startsWith(sought);
  return [...found.filter(begins), ...found.filter(item => !begins(item))];
}

/** More than anyone reads. */
const mostCandidates = 100;

function candidatesOf(place: CompletionPlace, sources: CompletionSources): readonly Candidate[] {
  switch (place.kind) {
    case 'name':
      return isKeyword(place.prefix) ? [] : names;
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
  {name, prefix, operator}: CompletionPlace & {readonly kind: 'value'},
  sources: CompletionSources,
): readonly Candidate[] {
  const field = findField(name);
  if (field !== undefined) {
    const values = sources
      .valuesOf(field.name, prefix)
      ?.map(({value, count}): Candidate => ({text: quoteValue(value), label: value, detail: events(count)}));
    if (values === undefined) return [];
    if (/[<>]/.test(operator)) return values;
    const classes = field.name === 'status' ? statusClasses : [];
    return [...values, ...classes, {text: '*', label: '*', detail: `any ${field.label}: the event has one`}];
  }
  if (name === 'is') return isNames.map(is => ({text: is, label: is, detail: isWords[is]}));
  return Object.hasOwn(timeWords, name) ? timesFor(name as TimeWord) : [];
}

const statusClasses: readonly Candidate[] = [
  {text: '2xx', label: '2xx', detail: 'done'},
  {text: '4xx', label: '4xx', detail: 'refused: the client is at fault'},
  {text: '5xx', label: '5xx', detail: 'failed: the service is at fault'},
];

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
