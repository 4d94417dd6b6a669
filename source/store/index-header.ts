// How an index file begins: with what it is, and a JSON header that says where its parts lie.
import {statSync} from 'node:fs';
import {crc32} from 'node:zlib';
import type {IdField} from '../search/segment.ts';
import type {ArrayName} from './constant-rows.ts';
import {DamagedIndex} from './damaged-index.ts';
import {readPlain} from './frame-file.ts';
import {type Part, padded} from './index-part.ts';

/** Raise it with every change of what the columns mean: older files are then built anew from the raw records. */
const indexVersion = 9;

/*
 * | bytes | what                                                         |
 * |-------|--------------------------------------------------------------|
 * | 8     | `hsmscope`                                                   |
 * | 4     | version                                                      |
 * | 4     | CRC-32 of what follows, up to the parts                      |
 * | 4     | length of the header                                         |
 * | 4     | length of the parts                                          |
 * | …     | header: JSON, padded with blanks to 8 bytes                  |
 * | …     | parts: columns, dictionaries and ids, each padded to 8 bytes |
 */
const magic = 'hsmscope';
const checked = 16;
const preamble = 24;
/** Bytes: a header is seldom longer. */
const usualHeader = 8 * 1024;

export type ColumnHeader = {
  readonly type: ArrayName;
  /** Its rows; or the value that all of them have. */
  readonly rows?: Part;
  readonly all?: number;
  readonly missing?: number | null;
  /** The dictionary, where it is short. */
  readonly values?: readonly string[];
};

export type Header = {
  readonly name: string;
  readonly rows: number;
  /** Times of the oldest and the newest row. */
  readonly first: number;
  readonly last: number;
  readonly columns: {readonly [name: string]: ColumnHeader};
  /** The other dictionaries by the names of their columns, as compressed JSON. */
  readonly dictionaries: Part;
  readonly ids: {readonly [field in IdField]: Part};
};

/** All that stands before the parts. */
export function encodeHeader(header: Header, partsLength: number): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const bytes = Buffer.alloc(preamble + padded(json.length), ' ');
  bytes.write(magic, 0, 'latin1');
  bytes.writeUInt32LE(indexVersion, 8);
  bytes.writeUInt32LE(json.length, 16);
  bytes.writeUInt32LE(partsLength, 20);
  bytes.set(json, preamble);
  bytes.writeUInt32LE(crc32(bytes.subarray(checked)), 12);
  return bytes;
}

/** The header, and where the parts begin. */
export type DecodedHeader = {readonly header: Header; readonly start: number};

/** Throws DamagedIndex, or the file system's error. */
export function readHeader(path: string): DecodedHeader {
  const {size} = statSync(path);
  const beginning = readPlain(path, 0, Math.min(size, usualHeader));
  const start = partsStart(beginning);
  return decodeHeader(start > beginning.length ? readPlain(path, 0, Math.min(size, start)) : beginning, size);
}

/** `size` is that of the whole file, which begins like that. */
export function decodeHeader(beginning: Buffer, size: number): DecodedHeader {
  const start = partsStart(beginning);
  if (start > beginning.length) throw new DamagedIndex('it is shorter than its own beginning');
  const crc = crc32(beginning.subarray(checked, start));
  if (beginning.readUInt32LE(12) !== crc) throw new DamagedIndex('the checksum of its header is wrong');
  if (start + beginning.readUInt32LE(20) > size) throw new DamagedIndex('it is shorter than it says');
  return {header: JSON.parse(beginning.toString('utf8', preamble, start)) as Header, start};
}

function partsStart(file: Buffer): number {
  if (file.length < preamble || file.toString('latin1', 0, 8) !== magic) throw new DamagedIndex('not an index file');
  if (file.readUInt32LE(8) !== indexVersion) throw new DamagedIndex(`version ${file.readUInt32LE(8)}`);
  return preamble + padded(file.readUInt32LE(16));
}
