import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setImmediate as turn} from 'node:timers/promises';
import fc from 'fast-check';
import {readAhead} from '../../source/feed/read-ahead.ts';

test('Every chunk comes once and in order, however fast either side is', async () => {
  const slow = fc.array(fc.record({bytes: fc.uint8Array({maxLength: 9}), waits: fc.nat(2), taken: fc.nat(2)}));
  await fc.assert(
    fc.asyncProperty(slow, fc.integer({min: 1, max: 20}), async (chunks, most) => {
      async function* source() {
        for (const {bytes, waits} of chunks) {
          for (let wait = 0; wait < waits; wait++) await turn();
          yield bytes;
        }
      }
      const got: number[][] = [];
      for await (const chunk of readAhead(source(), most)) {
        for (let wait = 0; wait < (chunks[got.length]?.taken ?? 0); wait++) await turn();
        got.push([...chunk]);
      }
      assert.deepEqual(
        got,
        chunks.map(({bytes}) => [...bytes]),
      );
    }),
  );
});

test('It begins before it is asked, and holds no more than it may', async () => {
  let given = 0;
  async function* source() {
    for (;;) {
      given++;
      yield new Uint8Array(10);
    }
  }
  const ahead = readAhead(source(), 50);
  for (let turns = 0; turns < 30; turns++) await turn();
  assert.equal(given, 5);
  await ahead.next();
  for (let turns = 0; turns < 30; turns++) await turn();
  assert.equal(given, 6);
  await ahead.return(undefined);
});

test('A failure reaches the taker behind the chunks before it', async () => {
  async function* source() {
    yield new Uint8Array([1]);
    throw new Error('lost');
  }
  const ahead = readAhead(source(), 100);
  assert.deepEqual([...(await ahead.next()).value!], [1]);
  await assert.rejects(ahead.next(), /lost/);
});

test('Whoever takes no more ends the source', async () => {
  let isEnded = false;
  async function* source() {
    try {
      for (;;) yield new Uint8Array(1);
    } finally {
      isEnded = true;
    }
  }
  const ahead = readAhead(source(), 3);
  await ahead.next();
  await ahead.return(undefined);
  assert.ok(isEnded);
});
