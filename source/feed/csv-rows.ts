// Takes a CSV export of Log Analytics apart into rows under its heading.
import {type ByteWindow, createWindow} from './byte-window.ts';
import {carriageReturn, isBlank, newline} from './bytes.ts';
import {type Header, readRow, readRows} from './csv-text.ts';
import {longestRecord, type RawRecord, type Splitter, tooLong} from './raw-record.ts';
import {createRowStructure, type RowStructure} from './row-structure.ts';

type Place = 'between' | 'row' | 'line';

/** The rows behind the heading, which ends at an offset. Blank lines are no rows. */
type Reading = {
  readonly emit: (record: RawRecord) => void;
  readonly names: readonly string[];
  /** The offset behind the heading's line. */
  readonly headerEnd: number;
  readonly window: ByteWindow;
  readonly structure: RowStructure;
  /** Rows found and not yet read: reading them together is eight times as fast. */
  found: {readonly offset: number; readonly length: number; readonly text: string}[];
  place: Place;
  /** Offset of the next byte to look at. */
  at: number;
  /** Offset of the row or line under way. */
  start: number;
};

/** The rows behind the heading. Blank lines are no rows. */
export function createCsvSplitter(header: Header, emit: (record: RawRecord) => void, start = 0): Splitter {
  const reading: Reading = {
    emit,
    names: header.names,
    headerEnd: header.end,
    window: createWindow(start),
    structure: createRowStructure(),
    found: [],
    place: 'between',
    at: start,
    start,
  };
  return {
    push: chunk => {
      reading.window.add(chunk);
      run(reading, false);
    },
    end: () => run(reading, true),
    resumesAt: () => (reading.place === 'between' && reading.at > header.end ? reading.at : undefined),
  };
}

function run(reading: Reading, isEnd: boolean): void {
  if (reading.at < reading.headerEnd) reading.at = Math.min(reading.headerEnd, reading.window.end);
  while (step(reading, isEnd)) {
    // Each step moves on.
  }
  emitFound(reading);
  const isKept = reading.place !== 'between' && reading.at - reading.start <= longestRecord;
  reading.window.release(isKept ? reading.start : reading.at);
}

function step(reading: Reading, isEnd: boolean): boolean {
  if (reading.place === 'row') return followRow(reading, isEnd);
  return reading.place === 'line' ? followLine(reading, isEnd) : lookBetween(reading);
}

function lookBetween(reading: Reading): boolean {
  const {bytes, base} = reading.window;
  let i = reading.at - base;
  while (i < bytes.length && (isBlank(bytes[i]) || bytes[i] === newline)) i += 1;
  reading.at = base + i;
  if (i === bytes.length) return false;
  reading.place = 'row';
  reading.start = reading.at;
  reading.structure.begin();
  return true;
}

function followRow(reading: Reading, isEnd: boolean): boolean {
  const {bytes, base} = reading.window;
  const finding = reading.structure.scan(bytes, reading.at - base);
  reading.at = base + reading.structure.stopped;
  if (finding === 'more' && !isEnd) return false;
  const isLong = reading.at - reading.start > longestRecord;
  const firstEnd = isLong ? -1 : bytes.indexOf(newline, reading.start - base);
  const isOneLine = firstEnd < 0 || base + firstEnd >= reading.at;
  if (finding === 'end' && (isOneLine || readRow(reading.names, textOf(reading, reading.at)).type === 'row')) {
    put(reading, reading.at, true);
  } else if (isOneLine) {
    reading.place = 'line';
  } else {
    // A quote that nobody closed swallows the rows behind it: its line is given up, and they are read again.
    reading.at = base + firstEnd;
    put(reading, reading.at, false);
  }
  return true;
}

/** No row as a whole: to the end of the line. */
function followLine(reading: Reading, isEnd: boolean): boolean {
  const {bytes, base} = reading.window;
  const end = bytes.indexOf(newline, reading.at - base);
  reading.at = end < 0 ? reading.window.end : base + end;
  if (end < 0 && !isEnd) return false;
  put(reading, reading.at, false);
  return true;
}

function put(reading: Reading, to: number, isWhole: boolean): void {
  reading.place = 'between';
  if (to - reading.start > longestRecord) {
    emitFound(reading);
    reading.emit({offset: reading.start, length: to - reading.start, content: tooLong});
    return;
  }
  const text = textOf(reading, to);
  const row = {offset: reading.start, length: lastOf(reading, to) - reading.start, text};
  if (isWhole) {
    reading.found.push(row);
    return;
  }
  emitFound(reading);
  reading.emit({offset: row.offset, length: row.length, content: readRow(reading.names, text)});
}

function textOf(reading: Reading, to: number): string {
  return reading.window.bytes.toString(
    'utf8',
    reading.start - reading.window.base,
    lastOf(reading, to) - reading.window.base,
  );
}

/** Without the carriage return of a Windows line. */
function lastOf(reading: Reading, to: number): number {
  return to > reading.start && reading.window.bytes[to - 1 - reading.window.base] === carriageReturn ? to - 1 : to;
}

function emitFound(reading: Reading): void {
  const contents = readRows(
    reading.names,
    reading.found.map(({text}) => text),
  );
  for (const [i, {offset, length}] of reading.found.entries()) reading.emit({offset, length, content: contents[i]!});
  reading.found = [];
}
