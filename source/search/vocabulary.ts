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
  /** The value of a field that has an id, as written. */
  readonly textOf: (field: TextField, id: number) => string;
  /** The values of a field that are accepted, folded as the query language compares them. */
  readonly hitsOf: (field: TextField, accepts: (folded: string) => boolean) => Uint8Array;
  readonly hitsAsWritten: (field: TextField, accepts: (text: string) => boolean) => Uint8Array;
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
  let fuse: Fuse<Entry> | undefined;

  const idOf = (field: TextField, value: string): number => {
    let id = ids[field].get(value);
    if (id === undefined) {
      id = ids[field].size;
      ids[field].set(value, id);
      texts[field].push(value);
      folded[field].push(fold(value));
      fuse = undefined;
    }
    return id;
  };
  const hitsOf = (field: TextField, accepts: (folded: string) => boolean) => hitsAmong(folded[field], accepts);

  return {
    add: segment => {
      for (const field of textFields) idOf(field, '');
      return perField(textFields, field => Uint32Array.from(segment.text[field].values, value => idOf(field, value)));
    },
    textOf: (field, id) => texts[field][id]!,
    hitsOf,
    hitsAsWritten: (field, accepts) => hitsAmong(texts[field], accepts),
    find: word => {
      const accepts = wordMatcher(word);
      const included = searched
        .map(field => [field, hitsOf(field, accepts)] as const)
        .filter(([, hits]) => hits.includes(1));
      if (included.length > 0 || word.match !== 'fuzzy' || word.text.length < shortestFuzzy) {
        return Object.fromEntries(included);
      }
      fuse ??= createFuse(searched, folded);
      return resembling(fuse, word, folded);
    },
  };
}

/** An empty text says as little as none. */
function hitsAmong(texts: readonly string[], accepts: (text: string) => boolean): Uint8Array {
  const hits = new Uint8Array(texts.length);
  for (let id = 0; id < hits.length; id++) hits[id] = texts[id] !== '' && accepts(texts[id]!) ? 1 : 0;
  return hits;
}

/** Values that resemble a word which is included nowhere: the typing error, the half-remembered name. */
function resembling(fuse: Fuse<Entry>, word: Word, folded: {readonly [field in TextField]: readonly string[]}): Hits {
  const hits: {[field in TextField]?: Uint8Array} = {};
  for (const {item} of fuse.search(fold(word.text))) {
    hits[item.field] ??= new Uint8Array(folded[item.field].length);
    hits[item.field]![item.id] = 1;
  }
  return hits;
}

function createFuse(
  searched: readonly TextField[],
  folded: {readonly [field in TextField]: readonly string[]},
): Fuse<Entry> {
  const entries = searched.flatMap(field =>
    folded[field].map((text, id) => ({field, id, text})).filter(({text}) => text !== ''),
  );
  return new Fuse(entries, {keys: ['text'], ignoreLocation: true, threshold: fuzzyThreshold});
}
