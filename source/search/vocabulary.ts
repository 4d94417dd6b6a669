// The vocabulary: every distinct value of the text fields, once. Words search it instead of the events.
import {findField} from '../event/fields.ts';
import {wordMatcher} from '../query/match-value.ts';
import type {Word} from '../query/syntax.ts';
import {fold} from '../text/fold.ts';
import {resembling} from './resembling.ts';
import {perField, type Segment, type TextField, textFields} from './segment.ts';

/** Per field, which of its values are wanted: `hits[field]?.[id]` is 1. A field without any is left out. */
export type Hits = {readonly [field in TextField]?: Uint8Array};

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

  const hitsBy = (look: (folded: readonly string[]) => Uint8Array): Hits => {
    const hits = searched.map(field => [field, look(folded[field])] as const);
    return Object.fromEntries(hits.filter(([, found]) => found.includes(1)));
  };
  const including = (word: Word): Hits => {
    const accepts = wordMatcher(word);
    return hitsBy(among => hitsAmong(among, accepts));
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
    includes: word => hasAny(including(word)),
    find: word => {
      const included = including(word);
      if (hasAny(included) || word.match !== 'fuzzy' || word.text.length < shortestFuzzy) return included;
      const text = fold(word.text);
      const accepts = swapMatcher(text);
      const swapped = hitsBy(among => hitsAmong(among, accepts));
      return hasAny(swapped) ? swapped : hitsBy(among => resembling(text, among));
    },
  };
}

function hasAny(hits: Hits): boolean {
  return Object.keys(hits).length > 0;
}

/** An empty text says as little as none. */
function hitsAmong(texts: readonly string[], accepts: (text: string) => boolean): Uint8Array {
  const hits = new Uint8Array(texts.length);
  for (let id = 0; id < hits.length; id++) hits[id] = texts[id] !== '' && accepts(texts[id]!) ? 1 : 0;
  return hits;
}

/**
 * Accepts what includes the word with two neighbours the other way round, which is how fast fingers err (`pruge`): it
 * counts as two errors, and in a short word two are too many to resemble anything.
 */
function swapMatcher(word: string): (folded: string) => boolean {
  const letters = [...word];
  const swaps = letters.slice(1).map((letter, index) => letters.toSpliced(index, 2, letter, letters[index]!).join(''));
  // But for the two in the middle, a half stays as it is: few texts have one.
  const middle = letters.length >>> 1;
  const needed = [letters.slice(0, middle).join(''), letters.slice(middle).join(''), swaps[middle - 1]!];
  return folded => needed.some(part => folded.includes(part)) && swaps.some(text => folded.includes(text));
}
