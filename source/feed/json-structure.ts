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

/** How far a value has been followed. */
export type Structure = {
  /** For each open bracket, by depth: 1 where it is a brace. */
  readonly isObject: Uint8Array;
  depth: number;
  state: number;
  isEscaped: boolean;
  /** Too deep or too long to be followed further: it ends on this line, or is broken. */
  isOnLastLine: boolean;
  /** How much of `records"` the first key has matched; negative once it cannot. */
  matched: number;
  /** The index where the last scan stopped. */
  stopped: number;
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

/** Before its first byte, which is the `{` of a record. */
export function createStructure(): Structure {
  return {
    isObject: new Uint8Array(deepestKnown + 1),
    depth: 0,
    state: value,
    isEscaped: false,
    isOnLastLine: false,
    matched: 0,
    stopped: 0,
  };
}

/** Forgets everything: another record begins. */
export function begin(structure: Structure): void {
  structure.depth = 0;
  structure.state = value;
  structure.isEscaped = false;
  structure.isOnLastLine = false;
  structure.matched = 0;
}

/** Follows the value through the bytes of a chunk. */
export function scan(structure: Structure, bytes: Uint8Array, from: number, to: number): Finding {
  structure.stopped = from;
  while (structure.stopped < to) {
    const finding =
      structure.state >= textValue && structure.state !== anything
        ? text(structure, bytes, to)
        : token(structure, bytes[structure.stopped]!);
    if (finding === 'broken') return finding;
    if (finding !== 'more') {
      structure.stopped += 1;
      return finding;
    }
    structure.stopped += 1;
  }
  structure.stopped = to;
  return 'more';
}

/** Runs to the end of the text; stops on its closing quote, or on the raw newline that breaks it. */
function text(structure: Structure, bytes: Uint8Array, to: number): Finding {
  for (let i = structure.stopped; i < to; i += 1) {
    const byte = bytes[i]!;
    if (byte === newline) {
      structure.stopped = i;
      return 'broken';
    }
    if (structure.state === firstKey) matchRecords(structure, byte);
    if (structure.isEscaped) structure.isEscaped = false;
    else if (byte === backslash) structure.isEscaped = true;
    else if (byte === quote) {
      structure.stopped = i;
      structure.state =
        structure.state === textValue ? commaOrEnd : structure.state === textAnywhere ? anything : colonNext;
      return 'more';
    }
  }
  structure.stopped = to;
  return 'more';
}

function matchRecords(structure: Structure, byte: number): void {
  if (structure.matched >= 0) structure.matched = records[structure.matched] === byte ? structure.matched + 1 : -1;
}

function token(structure: Structure, byte: number): Finding {
  if (isBlank(byte) || byte === newline) {
    if (byte === newline && structure.isOnLastLine) return 'broken';
    if (structure.state === scalar) structure.state = commaOrEnd;
    return 'more';
  }
  switch (byte) {
    case quote:
      return openText(structure);
    case openBrace:
    case openBracket:
      return open(structure, byte === openBrace);
    case closeBrace:
    case closeBracket:
      return close(structure, byte === closeBrace);
    case comma:
      if (structure.state === anything) return 'more';
      if (structure.state !== commaOrEnd && structure.state !== scalar) return 'broken';
      structure.state = structure.isObject[structure.depth] === 1 ? key : value;
      if (structure.depth === 1) structure.matched = -1;
      return 'more';
    case colon:
      if (structure.state === anything) return 'more';
      if (structure.state !== colonNext) return 'broken';
      structure.state = value;
      return 'more';
    default:
      return scalarByte(structure, byte);
  }
}

function openText(structure: Structure): Finding {
  if (structure.state === value || structure.state === valueOrEnd) structure.state = textValue;
  else if (structure.state === keyOrEnd) structure.state = structure.depth === 1 ? firstKey : textKey;
  else if (structure.state === key) structure.state = textKey;
  else if (structure.state === anything) structure.state = textAnywhere;
  else return 'broken';
  return 'more';
}

function open(structure: Structure, isBrace: boolean): Finding {
  if (structure.state !== value && structure.state !== valueOrEnd && structure.state !== anything) return 'broken';
  if (structure.depth === 1 && !isBrace && structure.matched === records.length) return 'wrapper';
  structure.depth += 1;
  if (structure.depth > deepestKnown) {
    structure.isOnLastLine = true;
    structure.state = anything;
  } else {
    structure.isObject[structure.depth] = isBrace ? 1 : 0;
    structure.state = isBrace ? keyOrEnd : valueOrEnd;
  }
  return 'more';
}

function close(structure: Structure, isBrace: boolean): Finding {
  if (structure.state !== anything) {
    const isEmpty = structure.state === (isBrace ? keyOrEnd : valueOrEnd);
    const isComplete = structure.state === commaOrEnd || structure.state === scalar;
    if (!(isEmpty || isComplete) || (structure.isObject[structure.depth] === 1) !== isBrace) return 'broken';
  }
  structure.depth -= 1;
  if (structure.depth <= deepestKnown) structure.state = commaOrEnd;
  return structure.depth === 0 ? 'end' : 'more';
}

/** Numbers, true, false, null: letters and digits in a row; whether they mean something is the parser's business. */
function scalarByte(structure: Structure, byte: number): Finding {
  if (structure.state === anything) return 'more';
  if (structure.state !== value && structure.state !== valueOrEnd && structure.state !== scalar) return 'broken';
  const isWord = (byte >= 48 && byte <= 57) || ((byte | 32) >= 97 && (byte | 32) <= 122);
  if (!isWord && byte !== 43 && byte !== 45 && byte !== 46) return 'broken';
  structure.state = scalar;
  return 'more';
}

/** Cheaply: is the first key perhaps `records`? Following it decides. */
export function startsWrapper(bytes: Buffer, brace: number): boolean {
  let i = brace + 1;
  while (isBlank(bytes[i])) i += 1;
  return bytes[i + 1] === 0x72 && bytes[i + 3] === 0x63 && bytes.toString('latin1', i, i + 9) === '"records"';
}
