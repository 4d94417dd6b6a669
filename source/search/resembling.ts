// Resemblance: which of many texts have a stretch that is nearly a word. fuse.js judges stretches; most texts have none.
import Fuse from 'fuse.js';

/** fuse.js: 0 is equal, 1 is anything. Stricter than its 0.6, which finds a handful of nonsense for every typing error. */
const threshold = 0.34;
/** Letters that fuse.js compares at once. */
const mostLetters = 32;

/** 1 for each text that resembles the word; both are folded. Of a longer word it is enough to resemble a part. */
export function resembling(word: string, texts: readonly string[]): Uint8Array {
  const hits = new Uint8Array(texts.length);
  for (const part of partsOf(word)) {
    const stretches = stretchesNear(part, texts);
    // Folded already: a letter must not become two.
    const fuse = new Fuse([...stretches.keys()], {ignoreLocation: true, isCaseSensitive: true, threshold});
    for (const {item} of fuse.search(part)) for (const id of stretches.get(item)!) hits[id] = 1;
  }
  return hits;
}

/** As fuse.js cuts it: the last part begins earlier, so that it is whole. */
function partsOf(word: string): readonly string[] {
  const parts: string[] = [];
  for (let start = 0; start < word.length; start += mostLetters) {
    const whole = Math.max(0, Math.min(start, word.length - mostLetters));
    parts.push(word.slice(whole, whole + mostLetters));
  }
  return parts;
}

/**
 * Per stretch that is no more than the allowed errors from the word, the texts that have it: thousands of callers and
 * addresses share few, and those are short.
 */
function stretchesNear(word: string, texts: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const errors = Math.floor(word.length * threshold);
  const places = placesOf(word);
  const stretches = new Map<string, number[]>();
  for (const [id, text] of texts.entries()) {
    const end = endOfStretch(text, places, word.length, errors);
    if (end === undefined) continue;
    const stretch = text.slice(Math.max(0, end - word.length - errors), end);
    const known = stretches.get(stretch);
    if (known === undefined) stretches.set(stretch, [id]);
    else known.push(id);
  }
  return stretches;
}

/** Per character, where the word has it: bit i is its i-th. */
function placesOf(word: string): Uint32Array {
  const places = new Uint32Array(0x1_0000);
  for (let index = 0; index < word.length; index++) places[word.charCodeAt(index)]! |= 1 << index;
  return places;
}

/**
 * Where a stretch first ends that becomes the word by so many letters put in, left out or changed (Myers' algorithm, a
 * column of the table of distances at a time: bit i tells whether its row i + 1 is one more or one less than row i).
 */
function endOfStretch(text: string, places: Uint32Array, length: number, errors: number): number | undefined {
  const last = 1 << (length - 1);
  let more = -1;
  let less = 0;
  let distance = length;
  for (let at = 0; at < text.length; at++) {
    const same = places[text.charCodeAt(at)]!;
    const across = (((same & more) + more) ^ more) | same;
    let rises = less | ~(across | more);
    let falls = more & across;
    if (rises & last) distance++;
    else if (falls & last) distance--;
    if (distance <= errors) return at + 1;
    rises <<= 1;
    falls <<= 1;
    more = falls | ~(same | less | rises);
    less = rises & (same | less);
  }
  return undefined;
}
