// Takes gzip and zstd off a stream of bytes, by their magic numbers and never by the name.
import {pipeline} from 'node:stream/promises';
import {createGunzip, createZstdDecompress} from 'node:zlib';

const compressions = [
  {magic: [0x1f, 0x8b], create: createGunzip},
  {magic: [0x28, 0xb5, 0x2f, 0xfd], create: createZstdDecompress},
] as const;

/** As many bytes as it takes to tell. */
export const magicLength = 4;

export function isCompressed(head: Uint8Array): boolean {
  return compressionOf(head) !== undefined;
}

/** The bytes as they are, or decompressed; concatenated members and frames are read to the last. */
export async function* decompress(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  try {
    const head = await takeHead(iterator);
    const whole = putBack(head, iterator);
    const compression = compressionOf(head);
    if (compression === undefined) yield* whole;
    else yield* through(whole, compression.create());
  } finally {
    await iterator.return?.();
  }
}

function compressionOf(head: Uint8Array) {
  return compressions.find(({magic}) => magic.every((byte, i) => head[i] === byte));
}

async function* through(
  bytes: AsyncIterable<Uint8Array>,
  decompressor: ReturnType<typeof createGunzip | typeof createZstdDecompress>,
): AsyncIterable<Uint8Array> {
  // The loop below reports the failure; here it only must not go unhandled.
  const fed = pipeline(bytes, decompressor).catch(() => undefined);
  yield* decompressor as AsyncIterable<Uint8Array>;
  await fed;
}

async function takeHead(iterator: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < magicLength) {
    const next = await iterator.next();
    if (next.done === true) break;
    head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
  }
  return head;
}

async function* putBack(head: Uint8Array, iterator: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  if (head.length > 0) yield head;
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
}
