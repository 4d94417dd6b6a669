// Bytes under the eye, and loops over them that take four at a time.

/** The same memory twice: byte by byte, and by words at any place. */
export type Bytes = {readonly each: Buffer; readonly words: DataView};

export function viewBytes(each: Buffer): Bytes {
  return {each, words: new DataView(each.buffer, each.byteOffset, each.byteLength)};
}

/** The part of a line that a value takes, without the quotes of a text. */
export type Extent = {
  start: number;
  /** -1 where no value of the kind begins at `start`. */
  end: number;
  /** Equal for equal bytes. */
  hash: number;
  /** A text that says what its bytes say: no escapes, and nothing that JSON forbids. */
  isPlain: boolean;
};

const quote = 0x22;
const backslash = 0x5c;

/** Unknown to whoever writes a log, so that nobody can choose texts that collide. */
const seed = Math.floor(Math.random() * 2 ** 31) | 1;

export function isSame(a: Bytes, from: number, b: Bytes, start: number, length: number): boolean {
  let at = 0;
  for (; at + 4 <= length; at += 4) {
    if (a.words.getInt32(from + at, true) !== b.words.getInt32(start + at, true)) return false;
  }
  for (; at < length; at++) if (a.each[from + at] !== b.each[start + at]) return false;
  return true;
}

export function decode({each}: Bytes, from: number, to: number): string {
  return each.toString('utf8', from, to);
}

export function hashOf({each}: Bytes, from: number, to: number): number {
  let hash = seed;
  for (let at = from; at < to; at++) hash = mixed(hash, each[at]!);
  return hash;
}

/** The text from behind its opening quote, at `start`, up to its closing one. Returns the end, as all scans do. */
export function scanText({each, words}: Bytes, start: number, to: number, found: Extent): number {
  let hash = seed;
  let isPlain = true;
  let at = start;
  while (at < to) {
    if (at + 4 <= to) {
      const word = words.getInt32(at, true);
      if (!needsCare(word)) {
        hash = mixed(hash, word);
        at += 4;
        continue;
      }
    }
    const byte = each[at]!;
    if (byte === quote) {
      return set(found, start, at, hash, isPlain);
    }
    hash = mixed(hash, byte);
    at++;
    if (byte === backslash) {
      // Whatever is escaped, it ends no text.
      hash = mixed(hash, each[at]!);
      at++;
    }
    if (byte === backslash || byte < 0x20) isPlain = false;
  }
  return set(found, start, -1, hash, false);
}

/** An object or array from its bracket at `start` on; what it says is for others to judge. */
export function scanNested(bytes: Bytes, start: number, to: number, found: Extent): number {
  const {each} = bytes;
  let hash = seed;
  let depth = 0;
  for (let at = start; at < to; at++) {
    const byte = each[at]!;
    hash = mixed(hash, byte);
    if (byte === quote) {
      scanText(bytes, at + 1, to, found);
      if (found.end < 0) return -1;
      hash = mixed(hash, found.hash);
      at = found.end;
    } else if (byte === 0x7b || byte === 0x5b) depth++;
    else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) {
      return set(found, start, at + 1, hash, false);
    }
  }
  return set(found, start, -1, hash, false);
}

/** A whole number of at most 15 digits, as JSON writes it; any other number is for others to read. */
export function scanNumber({each}: Bytes, start: number, to: number, found: Extent): number {
  let at = start;
  while (at < to && each[at]! >= 0x30 && each[at]! <= 0x39) at++;
  const isWhole = at > start && at - start <= 15 && (each[start] !== 0x30 || at === start + 1);
  return set(found, start, isWhole ? at : -1, 0, true);
}

/** `true`, `false` or `null`. */
export function scanWord(bytes: Bytes, start: number, to: number, found: Extent): number {
  const {each} = bytes;
  let at = start;
  while (at < to && each[at]! >= 0x61 && each[at]! <= 0x7a) at++;
  const isKnown = words.some(word => word.each.length === at - start && isSame(word, 0, bytes, start, at - start));
  return set(found, start, isKnown ? at : -1, 0, true);
}

const words = ['true', 'false', 'null'].map(word => viewBytes(Buffer.from(word)));

/** The number that a stretch of digits is, at most 15 of them; NaN for anything else. */
export function wholeNumber({each}: Bytes, from: number, to: number): number {
  if (to === from || to - from > 15) return Number.NaN;
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = each[at]! - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function set(found: Extent, start: number, end: number, hash: number, isPlain: boolean): number {
  found.start = start;
  found.end = end;
  found.hash = hash;
  found.isPlain = isPlain;
  return end;
}

/** Is one of four bytes a quote, a backslash or a control character? (The usual test for a zero byte, thrice.) */
function needsCare(word: number): boolean {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  return (
    ((((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes) | ((word - 0x20202020) & ~word)) &
      0x80808080) !==
    0
  );
}

function mixed(hash: number, more: number): number {
  const product = Math.imul(hash ^ more, 0x9e3779b1);
  return product ^ (product >>> 15);
}
