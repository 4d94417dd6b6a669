// The ids of a segment in its index file: behind all else, and read only when a question asks for them.
import {crc32, zstdCompressSync, zstdDecompressSync} from 'node:zlib';
import type {IdColumn} from '../search/id-column.ts';

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
export function decodeIds(bytes: Buffer, rows: number, {length, crc}: IdPart): IdColumn | undefined {
  if (bytes.length !== length || crc32(bytes) !== crc) return undefined;
  return {
    words: new Uint32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, 4 * rows),
    kinds: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset + 16 * rows, rows),
    others: JSON.parse(zstdDecompressSync(bytes.subarray(17 * rows)).toString()) as readonly string[],
  };
}
