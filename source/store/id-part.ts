// The ids of a segment in its index file: behind all else, and read only when a question asks for them.
import {crc32, zstdCompressSync, zstdDecompressSync} from 'node:zlib';
import type {IdColumn} from '../search/id-column.ts';
import type {Ids} from '../search/segment.ts';
import {DamagedIndex} from './damaged-index.ts';
import {remembered} from './remembered.ts';

/** Where the part lies behind the columns, and what it holds; the rest of `length` is the other texts, compressed. */
export type IdPart = {readonly at: number; readonly length: number; readonly crc: number};

/*
 * | bytes       | what                                       |
 * |-------------|--------------------------------------------|
 * | 16 per row  | the words of GUIDs                         |
 * | 1 per row   | how the id is written                      |
 * | …           | ids that are no GUIDs, as compressed JSON  |
 */
export function encodeIds({words, kinds, others}: IdColumn): Uint8Array {
  return Buffer.concat([
    new Uint8Array(words.buffer, words.byteOffset, words.byteLength),
    kinds,
    zstdCompressSync(JSON.stringify(others)),
  ]);
}

export function describeIds(bytes: Uint8Array, at: number): IdPart {
  return {at, length: bytes.length, crc: crc32(bytes)};
}

/** `undefined` where the bytes are not as they were written. They are to begin at a multiple of four. */
function decodeIds(bytes: Buffer, rows: number, {length, crc}: IdPart): IdColumn | undefined {
  if (bytes.length !== length || crc32(bytes) !== crc) return undefined;
  return {
    words: new Uint32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, 4 * rows),
    kinds: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset + 16 * rows, rows),
    others: JSON.parse(zstdDecompressSync(bytes.subarray(17 * rows)).toString()) as readonly string[],
  };
}

/** `readBytes` gives bytes of the ids' part of the file. Ids that were damaged throw DamagedIndex when they are asked for. */
export function fetchIds(
  part: IdPart,
  rows: number,
  readBytes: (at: number, length: number, into?: Buffer) => Buffer,
): Ids['fetch'] {
  const read = (into?: Buffer): IdColumn => {
    const ids = decodeIds(readBytes(part.at, part.length, into), rows, part);
    if (ids === undefined) throw new DamagedIndex('the checksum of its ids is wrong');
    return ids;
  };
  const kept = remembered(read);
  return how => (how === 'once' ? read(roomFor(part.length)) : kept());
}

/** Memory for ids that are scanned and forgotten: touching new memory takes longer than reading into it. */
let room = Buffer.alloc(0);

function roomFor(length: number): Buffer {
  if (room.length < length) room = Buffer.allocUnsafeSlow(length);
  return room.subarray(0, length);
}
