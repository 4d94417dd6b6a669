// The ids of a segment as a part of its index file: larger than all else, and seldom asked for.
import {zstdCompressSync, zstdDecompressSync} from 'node:zlib';
import type {IdColumn} from '../search/id-column.ts';
import type {Ids} from '../search/segment.ts';
import type {Part, ReadPart} from './index-part.ts';
import {remembered} from './remembered.ts';

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

function decodeIds(bytes: Buffer, rows: number): IdColumn {
  return {
    words: new Uint32Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, 4 * rows),
    kinds: new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset + 16 * rows, rows),
    others: JSON.parse(zstdDecompressSync(bytes.subarray(17 * rows)).toString()) as readonly string[],
  };
}

export function fetchIds(part: Part, rows: number, read: ReadPart): Ids['fetch'] {
  const kept = remembered(() => decodeIds(read(part), rows));
  return how => (how === 'once' ? decodeIds(read(part, how), rows) : kept());
}
