import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {constants, gzipSync, type ZstdOptions, zstdCompressSync} from 'node:zlib';
import fc from 'fast-check';
import {decompress, isCompressed} from '../../source/feed/compression.ts';

async function* inPieces(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect(bytes: Uint8Array, size: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of decompress(inPieces(bytes, size))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Contents whose blocks are compressed, raw and repeated. */
const content = fc
  .tuple(fc.constantFrom('text', 'noise', 'zeros'), fc.integer({min: 0, max: 300_000}))
  .map(([kind, size]) =>
    kind === 'noise' ? randomBytes(size) : Buffer.alloc(size, kind === 'zeros' ? 0 : '{"time":"2026-10-01"}\n'),
  );

const options = fc.constantFrom<ZstdOptions>(
  {},
  {params: {[constants.ZSTD_c_checksumFlag]: 1}},
  {params: {[constants.ZSTD_c_contentSizeFlag]: 0}},
  {
    params: {
      [constants.ZSTD_c_compressionLevel]: 1,
      [constants.ZSTD_c_checksumFlag]: 1,
      [constants.ZSTD_c_contentSizeFlag]: 0,
    },
  },
);
const skippable = Buffer.from([0x53, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);

test('zstd frames of any kind, one after another, are read to the last', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(content, options, fc.boolean()), {minLength: 1, maxLength: 4}),
      fc.integer({min: 1000, max: 100_000}),
      async (frames, size) => {
        const bytes = frames.flatMap(([plain, settings, isFollowed]) => [
          zstdCompressSync(plain, settings),
          ...(isFollowed ? [skippable] : []),
        ]);
        const expected = Buffer.concat(frames.map(([plain]) => plain));
        assert.ok((await collect(Buffer.concat(bytes), size)).equals(expected));
      },
    ),
    {numRuns: 40},
  );
});

test('bytes that are not compressed come through as they are, in pieces of any size', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array(), fc.integer({min: 1, max: 5}), async (bytes, size) => {
      fc.pre(!isCompressed(bytes));
      assert.deepEqual(new Uint8Array(await collect(bytes, size)), bytes);
    }),
  );
});

test('single bytes suffice to read either kind', async () => {
  for (const bytes of [gzipSync('hello'), zstdCompressSync('hello')]) {
    assert.ok(isCompressed(bytes));
    assert.equal((await collect(bytes, 1)).toString(), 'hello');
  }
});
