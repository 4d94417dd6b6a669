// Index files: a segment as flat little-endian columns behind a JSON header, read into shared memory without parsing.
import {closeSync, fstatSync, openSync, readSync} from 'node:fs';
import {crc32, zstdCompressSync, zstdDecompressSync} from 'node:zlib';
import {
  type Codes,
  type NumberColumn,
  type Numbers,
  numberFields,
  perField,
  type Segment,
  type TextColumn,
  textFields,
} from '../search/segment.ts';

/** Raise it with every change of what the columns mean: older files are then built anew from the raw records. */
const indexVersion = 6;

/** The file is no index file of this version, or not as it was written: to be built anew, never to be used. */
export class DamagedIndex extends Error {}

/*
 * | bytes | what                                             |
 * |-------|--------------------------------------------------|
 * | 8     | `hsmscope`                                       |
 * | 4     | version                                          |
 * | 4     | CRC-32 of all that follows                       |
 * | 4     | length of the header                             |
 * | 4     | zero                                             |
 * | …     | header: JSON, padded with blanks to 8 bytes      |
 * | …     | columns and dictionaries, each padded to 8 bytes |
 */
const magic = 'hsmscope';
const checked = 16;
const preamble = 24;

const arrayTypes = {Uint8Array, Uint16Array, Uint32Array, Float64Array} as const;
type ArrayName = keyof typeof arrayTypes;

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
type Header = {readonly name: string; readonly rows: number; readonly columns: {readonly [name: string]: ColumnHeader}};

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
  const json = Buffer.from(JSON.stringify({name: segment.name, rows: segment.rows, columns: headers} satisfies Header));
  const start = preamble + padded(json.length);
  const file = Buffer.alloc(start + end, ' ');
  file.fill(0, start);
  for (const {at, bytes} of parts) file.set(bytes, start + at);
  file.set(json, preamble);
  file.write(magic, 0, 'latin1');
  file.writeUInt32LE(indexVersion, 8);
  file.writeUInt32LE(json.length, 16);
  file.writeUInt32LE(crc32(file.subarray(checked)), 12);
  return file;
}

/** Throws DamagedIndex, or the file system's error. */
export function readIndex(path: string): Segment {
  return decode(readShared(path));
}

/** A segment from what `encodeIndex` made. */
export function decodeIndex(encoded: Uint8Array): Segment {
  const shared = Buffer.from(new SharedArrayBuffer(encoded.length));
  shared.set(encoded);
  return decode(shared);
}

function decode(file: Buffer): Segment {
  if (file.length < preamble || file.toString('latin1', 0, 8) !== magic) throw new DamagedIndex('not an index file');
  if (file.readUInt32LE(8) !== indexVersion) throw new DamagedIndex(`version ${file.readUInt32LE(8)}`);
  if (file.readUInt32LE(12) !== crc32(file.subarray(checked))) throw new DamagedIndex('its checksum is wrong');
  const headerLength = file.readUInt32LE(16);
  const header = JSON.parse(file.toString('utf8', preamble, preamble + headerLength)) as Header;
  return decodeSegment(header, file, preamble + padded(headerLength));
}

function decodeSegment(header: Header, file: Buffer, start: number): Segment {
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
  };
}

/** NaN does not survive JSON. */
function isConstant(array: Numbers): boolean {
  const [first] = array;
  return first !== undefined && Number.isFinite(first) && array.every((value: number) => value === first);
}

/** Rows of one value, as those of a day's only HSM: all segments share them. */
const constants = new Map<string, Numbers>();

function constantRows(type: ArrayName, value: number, rows: number): Numbers {
  const key = `${type} ${value}`;
  let known = constants.get(key);
  if (known === undefined || known.length < rows) {
    const Type = arrayTypes[type];
    known = new Type(new SharedArrayBuffer(rows * Type.BYTES_PER_ELEMENT) as unknown as ArrayBuffer).fill(value);
    constants.set(key, known);
  }
  return known.subarray(0, rows);
}

/** A dictionary is asked for seldom, and hundreds of segments have one for each field: only the ones in use take memory. */
function lazyText(codes: Codes, decode: () => readonly string[]): TextColumn {
  let known: WeakRef<readonly string[]> | undefined;
  return {
    codes,
    get values() {
      const values = known?.deref() ?? decode();
      if (known?.deref() === undefined) known = new WeakRef(values);
      return values;
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
  ];
}

function readShared(path: string): Buffer {
  const descriptor = openSync(path, 'r');
  try {
    const file = Buffer.from(new SharedArrayBuffer(fstatSync(descriptor).size));
    for (let at = 0; at < file.length; ) {
      const read = readSync(descriptor, file, at, file.length - at, at);
      if (read === 0) throw new DamagedIndex('it became shorter while it was read');
      at += read;
    }
    return file;
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
