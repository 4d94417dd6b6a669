// The vocabulary: every distinct value of the text fields, once. Words search it instead of the events.
import Fuse from 'fuse.js';
import {findField} from '../event/fields.ts';
import {wordMatcher} from '../query/match-value.ts';
import type {Word} from '../query/syntax.ts';
import {fold} from '../text/fold.ts';
import {perField, type Segment, type TextField, textFields} from './segment.ts';

/** Per field, which of its values are wanted: `hits[field]?.[id]` is 1. A field without any is left out. */
export type Hits = {readonly [field in TextField]?: Uint8Array};

type Entry = {readonly field: TextField; readonly id: number; readonly text: string};

export type Vocabulary = {
  /** Takes the segment's values in; tells, per field, the id of each of its codes. */
  readonly add: (segment: Segment) => {readonly [field in TextField]: Uint32Array};
  /** How many values there are. */
  readonly size: () => number;
  /** The value of a field that has an id, as written. */
  readonly textOf: (field: TextField, id: number) => string;
  /** The values of a field that are accepted, folded as the query language compares them. */
  readonly hitsOf: (field: TextField, accepts: (folded: string) => boolean) => Uint8Array;
  readonly hitsAsWritten: (field: TextField, accepts: (text: string) => boolean) => Uint8Array;
  /** Is the word included in a value? Otherwise it finds what resembles it, among all values there are. */
  readonly includes: (word: Word) => boolean;
  /** The values of all searched fields that a word finds. */
  readonly find: (word: Word) => Hits;
};

/** Under this length a word is only ever a substring: resembling it would find everything. */
const shortestFuzzy = 3;
/** fuse.js: 0 is equal, 1 is anything. Stricter than its 0.6, which finds a handful of nonsense for every typing error. */
const fuzzyThreshold = 0.34;

export function createVocabulary(): Vocabulary {
  const ids = perField(textFields, () => new Map<string, number>());
  const texts = perField(textFields, (): string[] => []);
  const folded = perField(textFields, (): string[] => []);
  const searched = textFields.filter(field => findField(field)?.searched);

  const idOf = (field: TextField, value: string): number => {
    let id = ids[field].get(value);
    if (id === undefined) {
      id = ids[field].size;
      ids[field].set(value, id);
      texts[field].push(value);
      folded[field].push(fold(value));
    }
    return id;
  };
  const hitsOf = (field: TextField, accepts: (folded: string) => boolean) => hitsAmong(folded[field], accepts);

  const including = (word: Word): Hits => {
    const accepts = wordMatcher(word);
    const hits = searched.map(field => [field, hitsOf(field, accepts)] as const);
    return Object.fromEntries(hits.filter(([, found]) => found.includes(1)));
  };

  return {
    add: segment => {
      for (const field of textFields) idOf(field, '');
      return perField(textFields, field => Uint32Array.from(segment.text[field].values, value => idOf(field, value)));
    },
    size: () => textFields.reduce((sum, field) => sum + texts[field].length, 0),
    textOf: (field, id) => texts[field][id]!,
    hitsOf,
    hitsAsWritten: (field, accepts) => hitsAmong(texts[field], accepts),
    includes: word => Object.keys(including(word)).length > 0,
    find: word => {
      const included = including(word);
      const isFound = Object.keys(included).length > 0 || word.match !== 'fuzzy' || word.text.length < shortestFuzzy;
      if (isFound) return included;
      const swapped = swaps(word.text).map(text => including({...word, text}));
      return swapped.find(hits => Object.keys(hits).length > 0) ?? resembling(word, searched, folded);
    },
  };
}

/** An empty text says as little as none. */
function hitsAmong(texts: readonly string[], accepts: (text: string) => boolean): Uint8Array {
  const hits = new Uint8Array(texts.length);
  for (let id = 0; id < hits.length; id++) hits[id] = texts[id] !== '' && accepts(texts[id]!) ? 1 : 0;
  return hits;
}

/**
 * The word with two neighbours the other way round, which is how fast fingers err (`pruge`): it counts as two errors, and
 * in a short word two are too many to resemble anything.
 */
function swaps(text: string): readonly string[] {
  const letters = [...text];
  return letters.slice(1).map((_, index) =>
    letters
      .with(index, letters[index + 1]!)
      .with(index + 1, letters[index]!)
      .join(''),
  );
}

/** Values that resemble a word which is included nowhere: the typing error, the half-remembered name. */
function resembling(
  word: Word,
  searched: readonly TextField[],
  folded: {readonly [field in TextField]: readonly string[]},
): Hits {
  const wanted = fold(word.text);
  const pieces = piecesOf(wanted);
  const entries: Entry[] = [];
  for (const field of searched) {
    for (const [id, text] of folded[field].entries()) {
      if (pieces.some(piece => text.includes(piece))) entries.push({field, id, text});
    }
  }
  const hits: {[field in TextField]?: Uint8Array} = {};
  const fuse = new Fuse(entries, {keys: ['text'], ignoreLocation: true, threshold: fuzzyThreshold});
  for (const {item} of fuse.search(wanted)) {
    hits[item.field] ??= new Uint8Array(folded[item.field].length);
    hits[item.field]![item.id] = 1;
  }
  return hits;
}

/**
 * A value that resembles the word has at most so many errors, and each error spoils one piece: so it has one of them as
 * it is. Values without any need not be measured, which saves a half of the time. fuse.js cuts longer words itself.
 */
function piecesOf(wanted: string): readonly string[] {
  if (wanted.length > 32) return [''];
  const count = Math.floor(wanted.length * fuzzyThreshold) + 1;
  const length = Math.floor(wanted.length / count);
  const starts = Array.from({length: count}, (_, index) => index * length);
  return starts.map((start, index) => wanted.slice(start, index + 1 < count ? start + length : undefined));
}
