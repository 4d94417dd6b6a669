import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import {zstdDecompressSync} from 'node:zlib';
import fc from 'fast-check';
import {type Frame, openFrameFile, readFrames, readFromFrames, readFromPlain} from '../../source/store/frame-file.ts';

const folder = mkdtempSync(`${tmpdir()}/hsmscope-frames-`);
after(() => rmSync(folder, {recursive: true}));

type Written = {readonly path: string; readonly frames: readonly Frame[]};

async function write(chunks: readonly Uint8Array[], before?: Written): Promise<Written> {
  const path = before?.path ?? `${folder}/${randomBytes(4).toString('hex')}.zst`;
  const known = before?.frames ?? [];
  const file = await openFrameFile(path, known);
  for (const chunk of chunks) await file.append(chunk);
  const frames = [...known, ...(await file.save())];
  await file.close();
  return {path, frames};
}

test('the file is nothing but frames, one after another, that decompress to the blob', async () => {
  const chunks = Array.from({length: 40}, () => randomBytes(30_000));
  const {path, frames} = await write(chunks);
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
});

test('any stretch of a blob is read from the frames that hold it', async () => {
  const blob = randomBytes(700_000);
  const whole = await write([blob]);
  const cut = await write([blob.subarray(0, 262_144), blob.subarray(262_144, 400_000), blob.subarray(400_000)]);
  fc.assert(
    fc.property(fc.nat(700_000), fc.nat(300_000), (offset, length) => {
      const expected = blob.subarray(offset, offset + length);
      for (const {path, frames} of [whole, cut]) {
        assert.deepEqual(readFromFrames(path, frames, [{offset, length: expected.length}]), [expected]);
      }
    }),
    {numRuns: 40},
  );
});

test('many stretches of a blob come in the order of their offsets, from frames and from a plain file', async () => {
  const blob = randomBytes(900_000);
  const {path, frames} = await write([0, 1, 2].map(part => blob.subarray(part * 300_000, (part + 1) * 300_000)));
  const plain = `${folder}/plain`;
  writeFileSync(plain, blob);
  const stretch = fc.record({offset: fc.nat(899_999), length: fc.oneof(fc.nat(2000), fc.nat(700_000))});
  fc.assert(
    fc.property(fc.array(stretch, {minLength: 1, maxLength: 30}), given => {
      const stretches = given
        .map(({offset, length}) => ({offset, length: Math.min(length, blob.length - offset)}))
        .sort((a, b) => a.offset - b.offset);
      const expected = stretches.map(({offset, length}) => blob.subarray(offset, offset + length));
      assert.deepEqual(readFromFrames(path, frames, stretches), expected);
      assert.deepEqual(readFromPlain(plain, stretches), expected);
    }),
    {numRuns: 40},
  );
  assert.equal(readFromPlain(plain, [{offset: 899_990, length: 20}])[0]!.length, 10);
});

test('a file goes on behind the frames that are known; what a crash left behind them is cut off', async () => {
  const blob = randomBytes(500_000);
  const first = await write([blob.subarray(0, 300_000)]);
  appendFileSync(first.path, 'half a frame');
  const {path, frames} = await write([blob.subarray(300_000)], first);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readFrames(path, frames, 100)) chunks.push(chunk);
  assert.ok(Buffer.concat(chunks).equals(blob.subarray(100)));
  assert.equal(
    readFileSync(path).length,
    frames.reduce((sum, frame) => sum + frame.size, 0),
  );
});

test('an empty blob has no frames', async () => {
  const {frames} = await write([]);
  assert.deepEqual(frames, []);
});
