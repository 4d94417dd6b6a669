// Index files: a segment as flat little-endian columns behind a JSON header, read into shared memory without parsing.
import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {crc32, zstdCompressSync, zstdDecompressSync} from 'node:zlib';
import type {IdSketch} from '../search/id-sketch.ts';
import {
  type Codes,
  type IdField,
  idFields,
  type NumberColumn,
  type Numbers,
  numberFields,
  perField,
  type Segment,
  type TextColumn,
  textFields,
} from '../search/segment.ts';
import {type ArrayName, arrayTypes, constantRows, isConstant} from './constant-rows.ts';
import {DamagedIndex} from './damaged-index.ts';
import {readPlain} from './frame-file.ts';
import {describeIds, encodeIds, fetchIds, type IdPart} from './id-part.ts';
import {remembered} from './remembered.ts';

/** Raise it with every change of what the columns mean: older files are then built anew from the raw records. */
const indexVersion = 8;

/*
 * | bytes | what                                             |
 * |-------|--------------------------------------------------|
 * | 8     | `hsmscope`                                       |
 * | 4     | version                                          |
 * | 4     | CRC-32 of what follows, up to the ids             |
 * | 4     | length of the header                             |
 * | 4     | length of all that stands before the ids         |
 * | …     | header: JSON, padded with blanks to 8 bytes      |
 * | …     | columns and dictionaries, each padded to 8 bytes |
 * | …     | ids (see id-part.ts), read when they are asked for |
 */
const magic = 'hsmscope';
const checked = 16;
const preamble = 24;

type ColumnHeader = {
  readonly type: ArrayName;
  /** Where its rows lie; or the value that all of them have. */
  readonly at?: number;
  readonly all?: number;
  /** What is added to each row of the time column. */
  readonly start?: number;
  readonly missing?: number | null;
  /** Where the dictionary lies, as compressed JSON: it is decoded when somebody asks for it. */
  readonly values?: {readonly at: number; readonly length: number};
};
type Header = {
  readonly name: string;
  readonly rows: number;
  readonly columns: {readonly [name: string]: ColumnHeader};
  readonly ids: {readonly [field in IdField]: IdPart};
};

export function encodeIndex(segment: Segment): Uint8Array {
  const columns = columnsOf(segment);
  const headers: {[name: string]: ColumnHeader} = {};
  let end = 0;
  const parts: {readonly at: number; readonly bytes: Uint8Array}[] = [];
  const put = (bytes: Uint8Array): number => {
    const at = end;
    parts.push({at, bytes});
    end += padded(bytes.length);
    return at;
  };
  for (const [name, {array, values, ...rest}] of columns) {
    const rows = isConstant(array)
      ? {all: array[0]!}
      : {at: put(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))};
    const dictionary = values && zstdCompressSync(JSON.stringify(values));
    headers[name] = {
      ...{type: arrayName(array), ...rows, ...rest},
      ...(dictionary && {values: {at: put(dictionary), length: dictionary.length}}),
    };
  }
  const ids = perField(idFields, field => encodeIds(segment.id[field].fetch()));
  let idsEnd = 0;
  const idParts = perField(idFields, field => {
    const part = describeIds(ids[field], padded(idsEnd));
    idsEnd = part.at + part.length;
    return part;
  });
  const {name, rows} = segment;
  const json = Buffer.from(JSON.stringify({name, rows, columns: headers, ids: idParts} satisfies Header));
  const start = preamble + padded(json.length);
  const file = Buffer.alloc(start + end + idsEnd, ' ');
  file.fill(0, start);
  for (const field of idFields) file.set(ids[field], start + end + idParts[field].at);
  for (const {at, bytes} of parts) file.set(bytes, start + at);
  file.set(json, preamble);
  file.write(magic, 0, 'latin1');
  file.writeUInt32LE(indexVersion, 8);
  file.writeUInt32LE(json.length, 16);
  file.writeUInt32LE(start + end, 20);
  file.writeUInt32LE(crc32(file.subarray(checked, start + end)), 12);
  return file;
}

/** Throws DamagedIndex, or the file system's error; so do the segment's ids when they are asked for. */
export function readIndex(path: string): Segment {
  const before = lengthBeforeIds(readPlain(path, 0, preamble));
  return decode(readShared(path, 0, before), (at, length, into) => readShared(path, at, length, into));
}

/** A segment from what `encodeIndex` made. */
export function decodeIndex(encoded: Uint8Array): Segment {
  const shared = Buffer.from(new SharedArrayBuffer(encoded.length));
  shared.set(encoded);
  return decode(shared.subarray(0, lengthBeforeIds(shared)), (at, length) => shared.subarray(at, at + length));
}

function lengthBeforeIds(file: Buffer): number {
  if (file.length < preamble || file.toString('latin1', 0, 8) !== magic) throw new DamagedIndex('not an index file');
  if (file.readUInt32LE(8) !== indexVersion) throw new DamagedIndex(`version ${file.readUInt32LE(8)}`);
  const length = file.readUInt32LE(20);
  if (length < preamble) throw new DamagedIndex('it is shorter than its own beginning');
  return length;
}

/** More bytes of the file, into new memory or some that is given. */
type ReadMore = (at: number, length: number, into?: Buffer) => Buffer;

function decode(file: Buffer, readMore: ReadMore): Segment {
  if (file.readUInt32LE(12) !== crc32(file.subarray(checked))) throw new DamagedIndex('its checksum is wrong');
  const headerLength = file.readUInt32LE(16);
  const header = JSON.parse(file.toString('utf8', preamble, preamble + headerLength)) as Header;
  return decodeSegment(header, file, preamble + padded(headerLength), readMore);
}

function decodeSegment(header: Header, file: Buffer, start: number, readMore: ReadMore): Segment {
  const column = (name: string): ColumnHeader => {
    const found = header.columns[name];
    if (found === undefined) throw new DamagedIndex(`it has no column "${name}"`);
    return found;
  };
  const array = (name: string): Numbers => {
    const {type, at, all} = column(name);
    return at === undefined
      ? constantRows(type, all!, header.rows)
      : new arrayTypes[type](file.buffer as ArrayBuffer, file.byteOffset + start + at, header.rows);
  };
  const text = (name: string): TextColumn => {
    const {at, length} = column(name).values!;
    const dictionary = file.subarray(start + at, start + at + length);
    return lazyText(array(name) as Codes, () => JSON.parse(zstdDecompressSync(dictionary).toString()));
  };
  const number = (name: string): NumberColumn => ({numbers: array(name), missing: column(name).missing ?? Number.NaN});
  return {
    name: header.name,
    rows: header.rows,
    time: {start: column('time').start!, since: array('time') as Segment['time']['since']},
    ticks: array('ticks') as Codes,
    assumed: array('assumed') as Codes,
    outcome: array('outcome') as Codes,
    problem: text('problem'),
    blob: text('blob'),
    offset: number('offset'),
    length: number('length'),
    text: perField(textFields, field => text(`field ${field}`)),
    number: perField(numberFields, field => number(`field ${field}`)),
    id: perField(idFields, field => ({
      fetch: fetchIds(header.ids[field], header.rows, (at, length, into) => readMore(file.length + at, length, into)),
      sketch: array(`sketch ${field}`) as IdSketch,
    })),
  };
}

/** A dictionary is asked for seldom, and hundreds of segments have one for each field: only the ones in use take memory. */
function lazyText(codes: Codes, decode: () => readonly string[]): TextColumn {
  const values = remembered(decode);
  return {
    codes,
    get values() {
      return values();
    },
  };
}

type EncodedColumn = {
  readonly array: Numbers;
  readonly start?: number;
  readonly missing?: number;
  readonly values?: readonly string[];
};

function columnsOf(segment: Segment): readonly (readonly [string, EncodedColumn])[] {
  const text = ({codes, values}: TextColumn): EncodedColumn => ({array: codes, values});
  const number = ({numbers, missing}: NumberColumn): EncodedColumn => ({array: numbers, missing});
  return [
    ['time', {array: segment.time.since, start: segment.time.start}],
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

function readShared(path: string, from: number, length: number, into?: Buffer): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    // A length from a damaged file must not ask for all memory.
    if (from + length > fstatSync(descriptor).size) throw new DamagedIndex('it is shorter than it says');
    const bytes = into ?? Buffer.from(new SharedArrayBuffer(length));
    for (let at = 0; at < length; ) {
      const read = readSync(descriptor, bytes, at, length - at, from + at);
      if (read === 0) throw new DamagedIndex('it became shorter while it was read');
      at += read;
    }
    return bytes;
  } finally {
    closeSync(descriptor);
  }
}

function arrayName(array: Numbers): ArrayName {
  return array.constructor.name as ArrayName;
}

function padded(length: number): number {
  return (length + 7) & ~7;
}
