import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import fc from 'fast-check';
import type {Segment} from '../../source/search/segment.ts';
import {DamagedIndex} from '../../source/store/damaged-index.ts';
import {checkIndex, decodeIndex, encodeIndex, readIndex, segmentFrom} from '../../source/store/index-file.ts';
import {someEvent} from '../event/some-event.ts';
import {blobs, segmentOfBlob} from '../search/generated-events.ts';

const folder = mkdtempSync(`${tmpdir()}/hsmscope-index-`);
after(() => rmSync(folder, {recursive: true}));
const path = `${folder}/segment.index`;

/** Reads all that there is. */
function columnsOf({id, origin, ...columns}: Segment) {
  return {...columns, ids: id.corr.fetch(), sketch: id.corr.sketch};
}

test('a segment comes back from its index file as it went in, and from shared memory as well', () => {
  fc.assert(
    fc.property(blobs, ([records = []]) => {
      const segment = segmentOfBlob(records, 'blob');
      writeFileSync(path, encodeIndex(segment));
      checkIndex(path);
      assert.deepEqual(columnsOf(readIndex(path)), columnsOf(segment));
      assert.deepEqual(columnsOf(decodeIndex(encodeIndex(segment))), columnsOf(segment));
    }),
    {numRuns: 200},
  );
});

test('another thread has the same segment from where it lies', () => {
  const segment = segmentOfBlob([{readable: false, reason: 'not JSON'}], 'blob');
  writeFileSync(path, encodeIndex(segment));
  for (const one of [readIndex(path), decodeIndex(encodeIndex(segment))]) {
    assert.deepEqual(columnsOf(segmentFrom(structuredClone(one.origin!))), columnsOf(segment));
  }
});

test('no column is read before it is asked for', () => {
  const events = [1, 2].map(status => ({...someEvent, status, duration: status}));
  writeFileSync(path, encodeIndex(segmentOfBlob(events, 'blob')));
  const segment = readIndex(path);
  assert.deepEqual([...segment.number.status.numbers], [1, 2]);
  rmSync(path);
  assert.deepEqual([...segment.number.status.numbers], [1, 2]);
  assert.throws(() => segment.number.ms.numbers, {code: 'ENOENT'});
});

test('one changed byte anywhere is noticed before it says something else', () => {
  const records = [
    {...someEvent, status: 1, operation: 'a'},
    {...someEvent, status: 2},
    {...someEvent, operation: 'b'},
  ];
  const segment = segmentOfBlob(records, 'blob');
  const whole = encodeIndex(segment);
  let noticed = 0;
  for (let at = 0; at < whole.length; at++) {
    const changed = Uint8Array.from(whole);
    changed[at]! ^= 1;
    writeFileSync(path, changed);
    try {
      assert.deepEqual(columnsOf(readIndex(path)), columnsOf(segment), `byte ${at} of ${whole.length}`);
      // Filled up to a multiple of eight.
      checkIndex(path);
    } catch (error) {
      assert.ok(error instanceof DamagedIndex, `byte ${at} of ${whole.length}: ${error}`);
      assert.throws(() => checkIndex(path), DamagedIndex);
      noticed++;
    }
  }
  assert.ok(noticed > 0.9 * whole.length);
});

test('a length of any size is noticed', () => {
  const whole = Buffer.from(encodeIndex(segmentOfBlob([{readable: false, reason: 'not JSON'}], 'blob')));
  for (const length of [0, 8, 23, 24, 0xffffffff]) {
    whole.writeUInt32LE(length, 16);
    writeFileSync(path, whole);
    assert.throws(() => readIndex(path), DamagedIndex, `${length}`);
  }
});

test('a file that is cut short, empty or something else is noticed', () => {
  writeFileSync(path, encodeIndex(segmentOfBlob([{readable: false, reason: 'not JSON'}], 'blob')));
  const {length} = readFileSync(path);
  for (const kept of [length - 1, length / 2, 24, 23, 8, 0]) {
    truncateSync(path, kept);
    assert.throws(() => readIndex(path), DamagedIndex, `${kept} bytes`);
  }
  writeFileSync(path, 'just some text that is long enough to be one');
  assert.throws(() => readIndex(path), /not an index file/);
});
