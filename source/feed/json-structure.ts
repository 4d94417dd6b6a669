// Finds where a JSON value ends: strings, brackets and what may follow what, byte by byte and resumable anywhere.
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  isBlank,
  newline,
  openBrace,
  openBracket,
  quote,
} from './bytes.ts';

/**
 * What a scan came upon: `more` bytes are needed; the record's `end` (behind its last byte); it is `broken` at this byte;
 * or it is no record but a `wrapper`, and the array under its first key `records` begins behind this byte.
 */
export type Finding = 'more' | 'end' | 'broken' | 'wrapper';

export type Structure = {
  /** Forgets everything: the next byte is the `{` of a record. */
  readonly begin: () => void;
  readonly scan: (bytes: Uint8Array, from: number, to: number) => Finding;
  /** The index where the last scan stopped. */
  readonly stopped: number;
  /** Was it ever nested deeper than can be followed? */
  readonly isDeep: boolean;
};

/** Deeper than this, brackets are only counted. No record that can be read is as deep. */
const deepestKnown = 128;

// What may come next.
const value = 0;
const valueOrEnd = 1;
const keyOrEnd = 2;
const key = 3;
const colonNext = 4;
const commaOrEnd = 5;
// Inside something.
const scalar = 6;
const textValue = 7;
const textKey = 8;
const firstKey = 9;
// Deeper than is followed.
const anything = 10;
const textAnywhere = 11;

const records = Buffer.from('records"');

export function createStructure(): Structure {
  const isObject = new Uint8Array(deepestKnown + 1);
  let depth = 0;
  let state = value;
  let isEscaped = false;
  let isDeep = false;
  /** How much of `records"` the first key has matched; negative once it cannot. */
  let matched = 0;
  let stopped = 0;
  return {
    begin: () => {
      depth = 0;
      state = value;
      isEscaped = false;
      isDeep = false;
      matched = 0;
    },
    scan,
    get stopped() {
      return stopped;
    },
    get isDeep() {
      return isDeep;
    },
  };

  function scan(bytes: Uint8Array, from: number, to: number): Finding {
    stopped = from;
    while (stopped < to) {
      const finding = state >= textValue && state !== anything ? text(bytes, to) : token(bytes[stopped]!);
      if (finding === 'broken') return finding;
      if (finding !== 'more') {
        stopped += 1;
        return finding;
      }
      stopped += 1;
    }
    stopped = to;
    return 'more';
  }

  /** Runs to the end of the text; stops on its closing quote, or on the raw newline that breaks it. */
  function text(bytes: Uint8Array, to: number): Finding {
    for (let i = stopped; i < to; i += 1) {
      const byte = bytes[i]!;
      if (byte === newline) {
        stopped = i;
        return 'broken';
      }
      if (state === firstKey) matchRecords(byte);
      if (isEscaped) isEscaped = false;
      else if (byte === backslash) isEscaped = true;
      else if (byte === quote) {
        stopped = i;
        state = state === textValue ? commaOrEnd : state === textAnywhere ? anything : colonNext;
        return 'more';
      }
    }
    stopped = to;
    return 'more';
  }

  function matchRecords(byte: number): void {
    if (matched >= 0) matched = records[matched] === byte ? matched + 1 : -1;
  }

  function token(byte: number): Finding {
    if (isBlank(byte) || byte === newline) {
      if (state === scalar) state = commaOrEnd;
      return 'more';
    }
    switch (byte) {
      case quote:
        return openText();
      case openBrace:
      case openBracket:
        return open(byte === openBrace);
      case closeBrace:
      case closeBracket:
        return close(byte === closeBrace);
      case comma:
        if (state === anything) return 'more';
        if (state !== commaOrEnd && state !== scalar) return 'broken';
        state = isObject[depth] === 1 ? key : value;
        return 'more';
      case colon:
        if (state === anything) return 'more';
        if (state !== colonNext) return 'broken';
        state = value;
        return 'more';
      default:
        return scalarByte(byte);
    }
  }

  function openText(): Finding {
    if (state === value || state === valueOrEnd) state = textValue;
    else if (state === keyOrEnd) state = depth === 1 ? firstKey : textKey;
    else if (state === key) state = textKey;
    else if (state === anything) state = textAnywhere;
    else return 'broken';
    return 'more';
  }

  function open(isBrace: boolean): Finding {
    if (state !== value && state !== valueOrEnd && state !== anything) return 'broken';
    if (depth === 1 && !isBrace && isFirstValue()) return 'wrapper';
    depth += 1;
    if (depth > deepestKnown) {
      isDeep = true;
      state = anything;
    } else {
      isObject[depth] = isBrace ? 1 : 0;
      state = isBrace ? keyOrEnd : valueOrEnd;
    }
    return 'more';
  }

  /** Is this the value of the first key, and was that `records`? */
  function isFirstValue(): boolean {
    return matched === records.length;
  }

  function close(isBrace: boolean): Finding {
    if (state !== anything) {
      const isEmpty = state === (isBrace ? keyOrEnd : valueOrEnd);
      const isComplete = state === commaOrEnd || state === scalar;
      if (!(isEmpty || isComplete) || (isObject[depth] === 1) !== isBrace) return 'broken';
    }
    depth -= 1;
    if (depth <= deepestKnown) state = commaOrEnd;
    return depth === 0 ? 'end' : 'more';
  }

  /** Numbers, true, false, null: letters and digits in a row; whether they mean something is the parser's business. */
  function scalarByte(byte: number): Finding {
    if (state === anything) return 'more';
    if (state !== value && state !== valueOrEnd && state !== scalar) return 'broken';
    const isWord = (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 122);
    if (!isWord && byte !== 43 && byte !== 45 && byte !== 46) return 'broken';
    state = scalar;
    return 'more';
  }
}
