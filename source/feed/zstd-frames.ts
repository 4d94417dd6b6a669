// The frames of a zstd file one by one: node:zlib stops at the end of the first and drops the rest without a word.
import type {ByteReader} from './byte-reader.ts';

/** RFC 8878, 3.1.1. */
export const zstdMagic = [0x28, 0xb5, 0x2f, 0xfd] as const;

/** Bytes of dictionary id and content size by their flags in the frame header. */
const dictionarySizes = [0, 1, 2, 4] as const;
const contentSizes = [0, 2, 4, 8] as const;

const repeatedByte = 1;

/** The compressed bytes of each frame; frames of other programs' data ("skippable") are skipped. */
export async function* zstdFrames(reader: ByteReader): AsyncIterable<AsyncIterable<Uint8Array>> {
  for (;;) {
    const magic = await reader.take(zstdMagic.length);
    if (magic.length === 0) return;
    if (isSkippable(magic)) await skip(reader);
    else yield frameOf(magic, reader);
  }
}

/** Ends where the frame ends. What is no frame is passed on to the last byte, for the decompressor to refuse. */
async function* frameOf(magic: Uint8Array, reader: ByteReader): AsyncIterable<Uint8Array> {
  yield magic;
  if (!zstdMagic.every((byte, i) => magic[i] === byte)) {
    yield* reader.pass();
    return;
  }
  const descriptor = await reader.take(1);
  yield descriptor;
  const flags = descriptor[0] ?? 0;
  yield* reader.pass(headerSize(flags));
  for (let isLast = false; !isLast; ) {
    const header = await reader.take(3);
    yield header;
    if (header.length < 3) return;
    const bits = header[0]! | (header[1]! << 8) | (header[2]! << 16);
    isLast = (bits & 1) === 1;
    const type = (bits >> 1) & 3;
    yield* reader.pass(type === repeatedByte ? 1 : bits >> 3);
  }
  const hasChecksum = (flags & 4) !== 0;
  if (hasChecksum) yield* reader.pass(4);
}

function headerSize(flags: number): number {
  const isSingleSegment = (flags & 0x20) !== 0;
  const contentFlag = flags >> 6;
  const contentSize = contentFlag === 0 && isSingleSegment ? 1 : contentSizes[contentFlag]!;
  return (isSingleSegment ? 0 : 1) + dictionarySizes[(flags & 3) as 0 | 1 | 2 | 3] + contentSize;
}

/** 0x184D2A50 to 0x184D2A5F, little-endian. */
function isSkippable(magic: Uint8Array): boolean {
  return (magic[0]! & 0xf0) === 0x50 && magic[1] === 0x2a && magic[2] === 0x4d && magic[3] === 0x18;
}

async function skip(reader: ByteReader): Promise<void> {
  const size = await reader.take(4);
  if (size.length < 4) return;
  for await (const _ of reader.pass(Buffer.from(size).readUInt32LE())) {
    // Not ours to read.
  }
}
