// Takes gzip and zstd off a stream of bytes, by their magic numbers and never by the name.
import type {Duplex} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {createGunzip, createZstdDecompress} from 'node:zlib';
import {type ByteReader, createReader} from './byte-reader.ts';
import {chunkSize} from './chunks.ts';
import {zstdFrames, zstdMagic} from './zstd-frames.ts';

type Compression = {
  readonly magic: readonly number[];
  readonly decompress: (reader: ByteReader) => AsyncIterable<Uint8Array>;
};

/** Large pieces, as each costs a way to another thread and back; and none is asked for while another is in use. */
const options = {chunkSize, writableHighWaterMark: 1};

const compressions: readonly Compression[] = [
  {magic: [0x1f, 0x8b], decompress: reader => through(reader.pass(), createGunzip(options))},
  {magic: zstdMagic, decompress: unzstd},
];

/** As many bytes as it takes to tell. */
export const magicLength = 4;

export function isCompressed(head: Uint8Array): boolean {
  return compressionOf(head) !== undefined;
}

/** The bytes as they are, or decompressed; concatenated members and frames are read to the last. */
export async function* decompress(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    const reader = createReader(iterator);
    const compression = compressionOf(await reader.peek(magicLength));
    yield* compression === undefined ? reader.pass() : compression.decompress(reader);
  } finally {
    await iterator.return?.();
  }
}

function compressionOf(head: Uint8Array): Compression | undefined {
  return compressions.find(({magic}) => magic.every((byte, i) => head[i] === byte));
}

async function* unzstd(reader: ByteReader): AsyncIterable<Uint8Array> {
  for await (const frame of zstdFrames(reader)) yield* through(frame, createZstdDecompress(options));
}

async function* through(bytes: AsyncIterable<Uint8Array>, decompressor: Duplex): AsyncIterable<Uint8Array> {
  // The loop below reports the failure; here it only must not go unhandled.
  const fed = pipeline(bytes, decompressor).catch(() => undefined);
  yield* decompressor;
  await fed;
}
