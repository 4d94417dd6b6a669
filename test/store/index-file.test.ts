import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import fc from 'fast-check';
import {DamagedIndex} from '../../source/store/damaged-index.ts';
import {encodeIndex, readIndex} from '../../source/store/index-file.ts';
import {blobs, segmentOfBlob} from '../search/generated-events.ts';

const folder = mkdtempSync(`${tmpdir()}/hsmscope-index-`);
after(() => rmSync(folder, {recursive: true}));
const path = `${folder}/segment.index`;

test('a segment comes back from its index file as it went in', () => {
  fc.assert(
    fc.property(blobs, ([records = []]) => {
      const segment = segmentOfBlob(records, 'blob');
      writeFileSync(path, encodeIndex(segment));
      const {id, ...columns} = readIndex(path);
      assert.deepEqual(
        {...columns, id: id.corr.fetch(), sketch: id.corr.sketch},
        {...segment, id: segment.id.corr.fetch(), sketch: segment.id.corr.sketch},
      );
    }),
    {numRuns: 200},
  );
});

test('an index file is read into shared memory, so that other threads may scan it', () => {
  writeFileSync(path, encodeIndex(segmentOfBlob([{readable: false, reason: 'not JSON'}], 'blob')));
  assert.ok(readIndex(path).time.since.buffer instanceof SharedArrayBuffer);
});

test('one changed byte anywhere is noticed', () => {
  const whole = encodeIndex(segmentOfBlob([{readable: false, reason: 'not JSON'}], 'blob'));
  for (let at = 0; at < whole.length; at++) {
    const changed = Uint8Array.from(whole);
    changed[at]! ^= 1;
    writeFileSync(path, changed);
    assert.throws(() => readIndex(path).id.corr.fetch(), DamagedIndex, `byte ${at} of ${whole.length}`);
  }
});

test('a length of any size is noticed', () => {
  const whole = Buffer.from(encodeIndex(segmentOfBlob([{readable: false, reason: 'not JSON'}], 'blob')));
  for (const length of [0, 8, 23, 24, 0xffffffff]) {
    whole.writeUInt32LE(length, 20);
    writeFileSync(path, whole);
    assert.throws(() => readIndex(path), DamagedIndex, `${length}`);
  }
});

test('a file that is cut short, empty or something else is noticed', () => {
  writeFileSync(path, encodeIndex(segmentOfBlob([{readable: false, reason: 'not JSON'}], 'blob')));
  const {length} = readFileSync(path);
  for (const kept of [length - 1, length / 2, 24, 23, 8, 0]) {
    truncateSync(path, kept);
    assert.throws(() => readIndex(path).id.corr.fetch(), DamagedIndex, `${kept} bytes`);
  }
  writeFileSync(path, 'just some text that is long enough to be one');
  assert.throws(() => readIndex(path), /not an index file/);
});
