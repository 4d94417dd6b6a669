// Index files: a segment as flat little-endian columns behind a JSON header, each read without parsing, when it is asked for.
import {zstdCompressSync, zstdDecompressSync} from 'node:zlib';
import type {IdSketch} from '../search/id-sketch.ts';
import {once} from '../search/once.ts';
import {
  type Codes,
  type Ids,
  idFields,
  type NumberColumn,
  type Numbers,
  numberFields,
  perField,
  type Segment,
  type SegmentOrigin,
  type TextColumn,
  textFields,
} from '../search/segment.ts';
import {type ArrayName, arrayTypes, constantRows, isConstant} from './constant-rows.ts';
import {DamagedIndex} from './damaged-index.ts';
import {encodeIds, fetchIds} from './id-part.ts';
import {type ColumnHeader, decodeHeader, encodeHeader, type Header, readHeader} from './index-header.ts';
import {createParts, partsOfFile, partsOfMemory, type ReadPart} from './index-part.ts';
import {remembered} from './remembered.ts';

/** Values, and letters: a dictionary of no more is read together with the header. */
const [fewValues, fewLetters] = [4, 400];

export function encodeIndex(segment: Segment): Uint8Array {
  const {
    name,
    rows,
    time: {first, last},
  } = segment;
  const parts = createParts();
  const columns: {[name: string]: ColumnHeader} = {};
  const dictionaries: {[name: string]: readonly string[]} = {};
  for (const [name, {array, values, ...rest}] of columnsOf(segment)) {
    const isShort = values !== undefined && values.length <= fewValues && values.join('').length <= fewLetters;
    if (values !== undefined && !isShort) dictionaries[name] = values;
    columns[name] = {
      type: array.constructor.name as ArrayName,
      ...(isConstant(array)
        ? {all: array[0]!}
        : {rows: parts.put(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))}),
      ...(isShort && {values}),
      ...rest,
    };
  }
  const header = encodeHeader(
    {
      ...{name, rows, first, last, columns},
      dictionaries: parts.put(zstdCompressSync(JSON.stringify(dictionaries))),
      ids: perField(idFields, field => parts.put(encodeIds(segment.id[field].fetch()))),
    },
    parts.length(),
  );
  const file = new Uint8Array(header.length + parts.length());
  file.set(header);
  parts.copyTo(file, header.length);
  return file;
}

/** Throws DamagedIndex, or the file system's error; so does whatever is asked for of the segment later. */
export function readIndex(path: string): Segment {
  const {header, start} = readHeader(path);
  return segmentOf(header, partsOfFile(path, start), path);
}

/** Throws DamagedIndex where anything in the file is not as it was written. */
export function checkIndex(path: string): void {
  const {header, start} = readHeader(path);
  const read = partsOfFile(path, start);
  for (const {rows} of Object.values(header.columns)) if (rows !== undefined) read(rows, 'once');
  for (const part of [header.dictionaries, ...Object.values(header.ids)]) read(part, 'once');
}

/** A segment from what `encodeIndex` made, in memory that threads share. */
export function decodeIndex(encoded: Uint8Array): Segment {
  const shared = new SharedArrayBuffer(encoded.length);
  new Uint8Array(shared).set(encoded);
  return decodeShared(shared);
}

/** The same segment, for another thread. */
export function segmentFrom(origin: SegmentOrigin): Segment {
  return typeof origin === 'string' ? readIndex(origin) : decodeShared(origin);
}

function decodeShared(shared: SharedArrayBuffer): Segment {
  const memory = Buffer.from(shared);
  const {header, start} = decodeHeader(memory, memory.length);
  return segmentOf(header, partsOfMemory(memory, start), shared);
}

type Dictionaries = {readonly [column: string]: readonly string[]};

function segmentOf(header: Header, read: ReadPart, origin: SegmentOrigin): Segment {
  const {name, rows, first, last, columns, ids} = header;
  // Hundreds of segments have them: only those in use take memory.
  const dictionaries = remembered(
    () => JSON.parse(zstdDecompressSync(read(header.dictionaries, 'once')).toString()) as Dictionaries,
  );
  const column = (name: string): ColumnHeader => {
    const found = columns[name];
    if (found === undefined) throw new DamagedIndex(`it has no column "${name}"`);
    return found;
  };
  const array = (name: string): (() => Numbers) => {
    const {type, rows: part, all} = column(name);
    return once(() => (part === undefined ? constantRows(type, all!, rows) : arrayOf(type, read(part), rows)));
  };
  const codes = array as (name: string) => () => Codes;
  const text = (name: string): TextColumn => {
    const {values} = column(name);
    return lazyText(codes(name), () => values ?? dictionaries()[name]!);
  };
  const number = (name: string): NumberColumn => lazyNumbers(array(name), column(name).missing ?? Number.NaN);
  const [since, ticks, assumed, outcome] = [array('time'), codes('ticks'), codes('assumed'), codes('outcome')];
  return {
    name,
    rows,
    origin,
    time: {
      first,
      last,
      get since() {
        return since() as Segment['time']['since'];
      },
    },
    get ticks() {
      return ticks();
    },
    get assumed() {
      return assumed();
    },
    get outcome() {
      return outcome();
    },
    problem: text('problem'),
    blob: text('blob'),
    offset: number('offset'),
    length: number('length'),
    text: perField(textFields, field => text(`field ${field}`)),
    number: perField(numberFields, field => number(`field ${field}`)),
    id: perField(idFields, field => lazyIds(fetchIds(ids[field], rows, read), codes(`sketch ${field}`))),
  };
}

function arrayOf(type: ArrayName, {buffer, byteOffset}: Buffer, rows: number): Numbers {
  return new arrayTypes[type](buffer as ArrayBuffer, byteOffset, rows);
}

function lazyText(codes: () => Codes, values: () => readonly string[]): TextColumn {
  return {
    get codes() {
      return codes();
    },
    get values() {
      return values();
    },
  };
}

function lazyNumbers(numbers: () => Numbers, missing: number): NumberColumn {
  return {
    get numbers() {
      return numbers();
    },
    missing,
  };
}

function lazyIds(fetch: Ids['fetch'], sketch: () => Codes): Ids {
  return {
    fetch,
    get sketch() {
      return sketch() as IdSketch;
    },
  };
}

type EncodedColumn = {readonly array: Numbers; readonly missing?: number; readonly values?: readonly string[]};

function columnsOf(segment: Segment): readonly (readonly [string, EncodedColumn])[] {
  const text = ({codes, values}: TextColumn): EncodedColumn => ({array: codes, values});
  const number = ({numbers, missing}: NumberColumn): EncodedColumn => ({array: numbers, missing});
  return [
    ['time', {array: segment.time.since}],
    ['ticks', {array: segment.ticks}],
    ['assumed', {array: segment.assumed}],
    ['outcome', {array: segment.outcome}],
    ['problem', text(segment.problem)],
    ['blob', text(segment.blob)],
    ['offset', number(segment.offset)],
    ['length', number(segment.length)],
    ...textFields.map(field => [`field ${field}`, text(segment.text[field])] as const),
    ...numberFields.map(field => [`field ${field}`, number(segment.number[field])] as const),
    ...idFields.map(field => [`sketch ${field}`, {array: segment.id[field].sketch}] as const),
  ];
}
