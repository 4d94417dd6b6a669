import assert from 'node:assert/strict';
import {createHash, randomBytes} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import {zstdDecompressSync} from 'node:zlib';
import fc from 'fast-check';
import {createFrameWriter, type Frame, readFromFrames} from '../../source/store/raw-frames.ts';

const folder = mkdtempSync(`${tmpdir()}/hsmscope-frames-`);
after(() => rmSync(folder, {recursive: true}));

async function write(chunks: readonly Uint8Array[]): Promise<{path: string; frames: readonly Frame[]; sha256: string}> {
  const writer = createFrameWriter();
  const file: Uint8Array[] = [];
  for await (const frame of writer.frames(stream(chunks))) file.push(frame);
  const path = `${folder}/${randomBytes(4).toString('hex')}.zst`;
  writeFileSync(path, Buffer.concat(file));
  return {path, ...writer.written()};
}

async function* stream(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

test("the file is nothing but frames, one after another, that decompress to the blob; its hash is the blob's", async () => {
  const chunks = Array.from({length: 40}, () => randomBytes(30_000));
  const {path, frames, sha256} = await write(chunks);
  const blob = Buffer.concat(chunks);
  const file = readFileSync(path);
  assert.ok(frames.length > 3, 'more than one frame is needed for the test to mean anything');
  let [position, start] = [0, 0];
  for (const frame of frames) {
    assert.deepEqual([frame.position, frame.start], [position, start]);
    const bytes = zstdDecompressSync(file.subarray(position, position + frame.size));
    assert.ok(bytes.equals(blob.subarray(start, start + frame.length)));
    position += frame.size;
    start += frame.length;
  }
  assert.deepEqual([position, start], [file.length, blob.length]);
  assert.equal(sha256, createHash('sha256').update(blob).digest('hex'));
});

test('any stretch of a blob is read from the frames that hold it', async () => {
  const blob = randomBytes(700_000);
  const {path, frames} = await write([blob]);
  const cut = [blob.subarray(0, 262_144), blob.subarray(262_144, 400_000), blob.subarray(400_000)];
  const written = await write(cut);
  fc.assert(
    fc.property(fc.nat(700_000), fc.nat(300_000), (offset, length) => {
      const expected = blob.subarray(offset, offset + length);
      assert.ok(readFromFrames(path, frames, offset, expected.length).equals(expected));
      assert.ok(readFromFrames(written.path, written.frames, offset, expected.length).equals(expected));
    }),
    {numRuns: 40},
  );
});

test('an empty blob has no frames', async () => {
  const {frames} = await write([]);
  assert.deepEqual(frames, []);
});
