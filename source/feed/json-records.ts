// Takes a blob of JSON apart into records: lines, arrays, wrappers and pretty-printed records, in any mixture.
import {type ByteWindow, createWindow} from './byte-window.ts';
import {
  byteOrderMark,
  closeBrace,
  closeBracket,
  comma,
  isBlank,
  newline,
  openBrace,
  openBracket,
  startsWithMark,
} from './bytes.ts';
import {beforeNextRecord, bracketFollowers} from './json-look-ahead.ts';
import {begin as beginStructure, createStructure, type Structure, scan, startsWrapper} from './json-structure.ts';
import {jsonContent, longestRecord, type RawRecord, type Splitter, tooLong} from './raw-record.ts';

/**
 * `between` records; inside a `record`, followed by its structure; or in a `line` that is no record as a whole.
 * Every step of the machine depends on bytes alone, never on where a chunk ends.
 */
type Place = 'between' | 'record' | 'line';

type Reading = {
  readonly emit: (record: RawRecord) => void;
  readonly window: ByteWindow;
  readonly structure: Structure;
  place: Place;
  /** Offset of the next byte to look at. */
  at: number;
  /** Offset of the record or line under way. */
  start: number;
  /** Were there only blanks on this line so far? */
  isFresh: boolean;
  /** A `[` was met: commas and brackets between records are structure from here on, and lines may hold several records. */
  isBracketed: boolean;
  /** A comma may follow a record. */
  isAfterRecord: boolean;
  /** Inside `{"records":[`, and behind its `]`. */
  wrapper: 'none' | 'open' | 'closing';
  /** How far the search for the end of a line has come, so that no byte is searched twice. */
  searched: number;
};

export function createJsonSplitter(emit: (record: RawRecord) => void, start = 0): Splitter {
  const reading: Reading = {
    emit,
    window: createWindow(start),
    structure: createStructure(),
    place: 'between',
    at: start,
    start,
    isFresh: true,
    isBracketed: false,
    // A splitter resumes behind a record only.
    isAfterRecord: start > 0,
    wrapper: 'none',
    searched: 0,
  };
  return {
    push: chunk => {
      reading.window.add(chunk);
      run(reading, false);
    },
    end: () => run(reading, true),
    resumesAt: () => (isBehindLine(reading) ? reading.at : undefined),
  };
}

function run(reading: Reading, isEnd: boolean): void {
  while (step(reading, isEnd)) {
    // Each step moves on.
  }
  const isKept = reading.place !== 'between' && reading.at - reading.start <= longestRecord;
  reading.window.release(isKept ? reading.start : reading.at);
}

function isBehindLine({place, isFresh, isAfterRecord, isBracketed}: Reading): boolean {
  return place === 'between' && isFresh && isAfterRecord && !isBracketed;
}

function step(reading: Reading, isEnd: boolean): boolean {
  if (reading.place === 'record') return followRecord(reading, isEnd);
  return reading.place === 'line' ? followLine(reading, isEnd) : lookBetween(reading, isEnd);
}

function lookBetween(reading: Reading, isEnd: boolean): boolean {
  const {bytes, base} = reading.window;
  let i = reading.at - base;
  while (i < bytes.length && (isBlank(bytes[i]) || bytes[i] === newline)) {
    if (bytes[i] === newline) reading.isFresh = true;
    i += 1;
  }
  reading.at = base + i;
  if (i === bytes.length) return false;
  const byte = bytes[i]!;
  if (byte === openBrace) return openRecord(reading, bytes, i, isEnd);
  if (byte === openBracket) return openArray(reading, bytes, i, isEnd);
  if (byte === byteOrderMark[0] && reading.isFresh) {
    if (i + byteOrderMark.length > bytes.length && !isEnd) return false;
    if (startsWithMark(bytes, i)) {
      reading.at += byteOrderMark.length;
      return true;
    }
  }
  return takeStructure(reading, byte) || begin(reading, 'line');
}

/** Brackets and commas between records. */
function takeStructure(reading: Reading, byte: number): boolean {
  const isKnown =
    (byte === comma && (reading.isBracketed || reading.isAfterRecord)) ||
    (byte === closeBracket && reading.isBracketed) ||
    (byte === closeBrace && reading.wrapper === 'closing');
  if (!isKnown) return false;
  if (byte === closeBracket && reading.wrapper === 'open') reading.wrapper = 'closing';
  else if (byte === closeBrace) reading.wrapper = 'none';
  moveOn(reading, 1);
  reading.isAfterRecord = byte !== comma;
  return true;
}

/** A `[` counts as structure where a record, a bracket or nothing follows on its line; else the line is no record. */
function openArray(reading: Reading, bytes: Buffer, i: number, isEnd: boolean): boolean {
  let next = i + 1;
  while (isBlank(bytes[next])) next += 1;
  const isOpen = next === bytes.length && !isEnd;
  if (isOpen && next - i <= longestRecord) return false;
  const isStructure = isOpen || next === bytes.length || bracketFollowers.has(bytes[next]!);
  if (!isStructure) return begin(reading, 'line');
  reading.isBracketed = true;
  moveOn(reading, 1);
  return true;
}

/** A whole line from `{` to `}` is handed on unseen, which is what makes JSON Lines fast. */
function openRecord(reading: Reading, bytes: Buffer, i: number, isEnd: boolean): boolean {
  if (!reading.isFresh || reading.isBracketed) return begin(reading, 'record');
  const end = lineEnd(reading, bytes, isEnd);
  if (end === undefined && bytes.length - i <= longestRecord) return false;
  if (end === undefined || end - i > longestRecord || startsWrapper(bytes, i)) return begin(reading, 'record');
  let last = end - 1;
  while (isBlank(bytes[last])) last -= 1;
  if (bytes[last] !== closeBrace) return begin(reading, 'record');
  put(reading, reading.at, reading.window.base + last + 1);
  reading.at = reading.window.base + end;
  reading.isAfterRecord = true;
  return true;
}

/** The index of the newline that ends the line at `at`, or the end of the blob. */
function lineEnd(reading: Reading, bytes: Buffer, isEnd: boolean): number | undefined {
  const found = bytes.indexOf(newline, Math.max(reading.at, reading.searched) - reading.window.base);
  reading.searched = found < 0 ? reading.window.end : reading.window.base + found;
  if (found >= 0) return found;
  return isEnd ? bytes.length : undefined;
}

function begin(reading: Reading, next: 'record' | 'line'): true {
  reading.place = next;
  reading.start = reading.at;
  reading.isFresh = false;
  beginStructure(reading.structure);
  return true;
}

function followRecord(reading: Reading, isEnd: boolean): boolean {
  const {bytes, base} = reading.window;
  const longest = reading.start + longestRecord + 1 - base;
  const isLong = reading.at - base >= longest;
  if (isLong) reading.structure.isOnLastLine = true;
  const to = isLong ? bytes.length : Math.min(longest, bytes.length);
  const finding = scan(reading.structure, bytes, reading.at - base, to);
  reading.at = base + reading.structure.stopped;
  if (finding === 'end') {
    put(reading, reading.start, reading.at);
    reading.place = 'between';
    reading.isAfterRecord = true;
    return true;
  }
  if (finding === 'wrapper') {
    reading.place = 'between';
    reading.isBracketed = true;
    reading.isAfterRecord = false;
    reading.wrapper = 'open';
    return true;
  }
  if (finding === 'more' && to < bytes.length) return true;
  if (finding === 'more' && !isEnd) return false;
  giveUp(reading, bytes, base, finding === 'more');
  return true;
}

/** No record begins at `start` after all: its first lines are unreadable, and reading starts again behind them. */
function giveUp(reading: Reading, bytes: Buffer, base: number, isAtEnd: boolean): void {
  const from = reading.start - base;
  const broken = reading.at - base;
  // Too long or too deep to be read again: one row, to the end of the line where it broke.
  const firstEnd = reading.structure.isOnLastLine ? -1 : bytes.indexOf(newline, from);
  if (firstEnd < 0 || firstEnd >= broken) {
    reading.place = 'line';
    return;
  }
  // A line that broke in the middle may be a record of its own; one that broke at its end belongs to this row.
  const isWhole = isAtEnd || bytes[broken] === newline;
  const limit = isWhole ? broken : bytes.lastIndexOf(newline, broken - 1);
  const end = beforeNextRecord(bytes, firstEnd, limit);
  put(reading, reading.start, base + end);
  reading.at = base + end;
  reading.place = 'between';
  reading.isAfterRecord = false;
}

/** A line goes to its end, and is a row by itself. */
function followLine(reading: Reading, isEnd: boolean): boolean {
  const {bytes, base} = reading.window;
  const end = lineEnd(reading, bytes, isEnd);
  reading.at = base + (end ?? bytes.length);
  if (end === undefined) return false;
  put(reading, reading.start, reading.at);
  reading.place = 'between';
  reading.isAfterRecord = false;
  return true;
}

function put(reading: Reading, from: number, to: number): void {
  if (to - from > longestRecord) {
    reading.emit({offset: from, length: to - from, content: tooLong});
    return;
  }
  const {bytes, base} = reading.window;
  let last = to - base;
  while (isBlank(bytes[last - 1]) || bytes[last - 1] === newline) last -= 1;
  reading.emit({offset: from, length: base + last - from, content: jsonContent(bytes, from - base, last)});
}

function moveOn(reading: Reading, count: number): void {
  reading.at += count;
  reading.isFresh = false;
}
