// What is taken of a blob that somebody writes to, however it comes in chunks.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {type Ending, type Unsettled, wholeLines} from '../../source/store/whole-lines.ts';

const line = '{"operationName":"KeySign"}\n';

/** Chunks in memory that is used again, as that of a file is. */
async function* chunked(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(64);
  const bytes = Buffer.from(text);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = bytes.copy(memory, 0, at, at + sizes[turn % sizes.length]!);
    yield memory.subarray(0, length);
    at += length;
  }
}

async function take(
  text: string,
  {from = 0, mayHaveHoles = true}: Partial<Unsettled> = {},
  sizes: readonly number[] = [7, 1, 64],
): Promise<{readonly taken: string; readonly ending: Ending}> {
  const parts: Buffer[] = [];
  const lines = wholeLines(chunked(text, sizes), 0, {from, mayHaveHoles});
  for (;;) {
    const {done, value} = await lines.next();
    if (done) return {taken: Buffer.concat(parts).toString(), ending: value};
    parts.push(Buffer.from(value));
  }
}

test('whole lines are taken, and what is behind the last of them waits', async () => {
  assert.deepEqual(await take(''), {taken: '', ending: 'line'});
  assert.deepEqual(await take(line + line), {taken: line + line, ending: 'line'});
  assert.deepEqual(await take(line + line.slice(0, 9)), {taken: line, ending: 'cut'});
  assert.deepEqual(await take(line.slice(0, 9)), {taken: '', ending: 'cut'});
});

test('a record whose line has no end yet is taken, its beginning is not', async () => {
  assert.deepEqual(await take(line + line.trimEnd()), {taken: line + line.trimEnd(), ending: 'record'});
  assert.deepEqual(await take('{"properties":{"id":1}'), {taken: '', ending: 'cut'});
});

test('nothing behind the first zero is taken where bytes may be missing, nor the line that it is in', async () => {
  const holed = `${line}{"oper\0\0\0\0${line}`;
  assert.deepEqual(await take(holed), {taken: line, ending: 'cut'});
  assert.deepEqual(await take(holed, {mayHaveHoles: false}), {taken: holed, ending: 'line'});
  assert.deepEqual(await take(`${line}\0`), {taken: line, ending: 'cut'});
});

test('what was taken before is taken again, whatever it is', async () => {
  const before = `${line}{"oper\0\0\0`;
  assert.deepEqual(await take(before, {from: before.length}), {taken: before, ending: 'line'});
  assert.deepEqual(await take(`${before}${line}{"`, {from: before.length}), {taken: before + line, ending: 'cut'});
});

test('how the bytes are cut into chunks makes no difference', async () => {
  const text = fc.array(fc.constantFrom(line, line.slice(0, 5), '\0', '\n', 'é', '{}'), {maxLength: 12});
  await fc.assert(
    fc.asyncProperty(
      text.map(parts => parts.join('')),
      fc.nat(60),
      fc.array(fc.integer({min: 1, max: 64}), {minLength: 1, maxLength: 5}),
      async (text, from, sizes) => {
        const until = Math.min(from, Buffer.byteLength(text));
        assert.deepEqual(await take(text, {from: until}, sizes), await take(text, {from: until}, [64]));
      },
    ),
  );
});
