// Blobs whose bytes are no longer those of the index give no wrong answer, but a sentence.
import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import {SourceProblem} from '../../source/feed/feed.ts';
import {rangeBitmap} from '../../source/search/bitmap.ts';
import {type RawAnswer, scanRaw} from '../../source/search/raw-scan.ts';
import {substringTest} from '../../source/search/raw-tests.ts';
import {createReadStretches} from '../../source/store/read-stretches.ts';
import {bitmapOf, type RawBlobs, type Storage, storeBlobs} from '../search/raw-blobs.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-stretches-`);
after(() => rmSync(root, {recursive: true}));

const lines = Buffer.from(`{"operationName":"KeySign","padding":"${'x'.repeat(1000)}"}\n`.repeat(1000));
const rows = 2000;
/** Rows without a time take that of their blob, so those of `b` come behind those of `a`, written before. */
const twoBlobs = (storage: Storage) => storeBlobs(root, {a: lines, b: lines}, storage);

async function search({segment, open}: RawBlobs, proceed = async () => undefined): Promise<RawAnswer> {
  return scanRaw(segment, rangeBitmap(rows, 0, rows), [substringTest('keysign'), substringTest('x')], open, proceed);
}

/** All of `b` is found; of `a`, nothing is known. */
function assertLacksFirst({segment}: RawBlobs, {matches, unread, problems}: RawAnswer, sentence: RegExp): void {
  const isOf = (name: string) => bitmapOf(rows, row => segment.blob.values[segment.blob.codes[row]!] === name);
  assert.deepEqual(matches, [isOf('b'), isOf('b')]);
  assert.deepEqual(unread, isOf('a'));
  assert.equal(problems.length, 1);
  assert.match(problems[0]!, sentence);
}

const mishaps: readonly {
  readonly what: string;
  readonly storage: Storage;
  readonly spoil: (path: string) => void;
  readonly sentence: RegExp;
}[] = [
  {what: 'vanished', storage: 'plain', spoil: path => rmSync(path), sentence: /\/a cannot be read any more \(ENOENT/},
  {what: 'was written anew in place', storage: 'plain', spoil: rewrite, sentence: /\/a has changed since it was read/},
  {what: 'vanished', storage: 'framed', spoil: path => rmSync(path), sentence: /\/a\.zst cannot be read any more/},
  {
    what: 'was cut off',
    storage: 'framed',
    spoil: path => truncateSync(path, statSync(path).size - 1),
    sentence: /\/a\.zst has become shorter, or could not be kept/,
  },
  {what: 'is damaged', storage: 'framed', spoil: damage, sentence: /\/a\.zst cannot be read any more/},
];

for (const {what, storage, spoil, sentence} of mishaps) {
  test(`a ${storage} blob that ${what} is told of, and the others are searched`, async () => {
    const blobs = await twoBlobs(storage);
    spoil(blobs.paths.get('a')!);
    assertLacksFirst(blobs, await search(blobs), sentence);
  });
}

test('a file that has grown since it was read is searched as far as it was read', async () => {
  const blobs = await twoBlobs('plain');
  let stretches = 0;
  appendFileSync(blobs.paths.get('a')!, '{}\n');
  const {matches, problems} = await search(blobs, async () => {
    if (++stretches === 2) appendFileSync(blobs.paths.get('a')!, '{}\n');
  });
  assert.deepEqual([matches[0], problems], [rangeBitmap(rows, 0, rows), []]);
});

test('a file that changes while it is searched gives no answer', async () => {
  const blobs = await twoBlobs('plain');
  let stretches = 0;
  const answer = await search(blobs, async () => {
    if (++stretches === 2) rewrite(blobs.paths.get('a')!);
  });
  assertLacksFirst(blobs, answer, /\/a has changed since it was read/);
});

test('a blob whose first frames are not known has no bytes to give', async () => {
  const {stored} = await twoBlobs('framed');
  const {blob, frames} = stored('a')!;
  const open = createReadStretches(() => ({blob, frames: () => frames().slice(1)}));
  const opened = open('a');
  assert.throws(() => opened.read(10, 20), /\/a\.zst has become shorter, or could not be kept/);
  opened.close();
});

test('a blob that nobody holds is told of', async () => {
  const {open} = await twoBlobs('plain');
  assert.throws(() => open('c'), SourceProblem);
});

/** Same size and time to the millisecond, other bytes. */
function rewrite(path: string): void {
  const {atime, mtime} = statSync(path);
  writeFileSync(path, Buffer.alloc(lines.length, 'y'));
  utimesSync(path, atime, new Date(mtime.getTime() + 1));
}

function damage(path: string): void {
  const bytes = readFileSync(path);
  const place = bytes.length >> 1;
  bytes[place]! ^= 0xff;
  writeFileSync(path, bytes);
}
