// What is read again, and what is not: plans written as the blobs and bytes that they read.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Blob} from '../../source/feed/feed.ts';
import type {StoredBlob, StoredSegment, StoredSource} from '../../source/store/catalog.ts';
import {type Listing, planIngest, segmentBytes} from '../../source/store/plan-ingest.ts';

const hour = (day: number, hour: number) => `hsm/y=2026/m=10/d=0${day}/h=0${hour}/m=00/PT1H.json`;
const [one, two, three] = [hour(1, 1), hour(1, 2), hour(1, 3)];

function listed(name: string, size = 10, change: Partial<Blob> = {}): Blob {
  return {
    name,
    size,
    modified: 1,
    created: 1,
    etag: `etag ${size}`,
    location: `/logs/${name}`,
    inPlace: true,
    ...change,
  };
}

function storedBlob(name: string, bytes = 10, change: Partial<StoredBlob> = {}): StoredBlob {
  const {size = null, modified = null, created = null, etag = null, location} = listed(name, bytes);
  return {
    name,
    path: location,
    framed: false,
    size,
    modified,
    created,
    etag,
    bytes,
    complete: true,
    resumes: null,
    header: null,
    ...{location: null, gone: false, lesser: null, problem: null},
    ...change,
  };
}

type Bytes = readonly [blob: string, start: number, until: number];

function segment(ranges: readonly [Bytes, ...Bytes[]], begins: number | null = ranges[0][1]): StoredSegment {
  const rest = {file: 'file', rows: 1, unreadable: 0, first: 1, last: 1, begins};
  return {
    name: `${ranges[0][0]}@${ranges[0][1]}`,
    ...rest,
    ranges: ranges.map(([blob, start, until]) => ({blob, start, until, sha256: ''})),
  };
}

function source(blobs: readonly StoredBlob[], segments: readonly StoredSegment[]): StoredSource {
  return {blobs: new Map(blobs.map(blob => [blob.name, blob])), segments};
}

/** What is known by name, and what is read: blob names, with the bytes where the first goes on. */
function plan(
  blobs: readonly Blob[],
  stored: StoredSource,
  damaged: readonly string[] = [],
  kept: Listing['kept'] = new Map(),
) {
  const {known, tasks} = planIngest({blobs, kept}, stored, new Set(damaged));
  const reads = tasks.map(({blobs, from}) => [
    ...blobs.map(({name}) => name),
    ...(from ? [from.start, from.begins] : []),
  ]);
  return {known: known.map(({name}) => name), reads};
}

const empty = source([], []);
const whole = (...names: readonly string[]) =>
  source(
    names.map(name => storedBlob(name)),
    [segment(names.map((name): Bytes => [name, 0, 10]) as [Bytes])],
  );

test('all of a new source is read, a segment a resource and day, the newest day first and other files last', () => {
  const blobs = [one, two, hour(2, 1), 'export.csv'].map(name => listed(name));
  assert.deepEqual(plan(blobs, empty), {known: [], reads: [[hour(2, 1)], [one, two], ['export.csv']]});
});

test('a day of large blobs is read in several goes, its last hours first; a long blob is one by itself', () => {
  const large = segmentBytes * 0.6;
  const blobs = [listed(one, large), listed(two, large), listed(three, 10), listed(hour(1, 4), segmentBytes * 9)];
  assert.deepEqual(plan(blobs, empty).reads, [[hour(1, 4)], [two, three], [one]]);
});

test('where there is much to read, the newest hours come first and by themselves', () => {
  const large = segmentBytes * 0.4;
  const hours = [listed(one, large), listed(two, large), listed(three, 10), listed(hour(1, 4), 10)];
  assert.deepEqual(plan(hours, empty).reads, [[one, two, three, hour(1, 4)]]);
  assert.deepEqual(plan([...hours, listed('export.csv')], empty).reads, [
    [three, hour(1, 4)],
    [one, two],
    ['export.csv'],
  ]);
});

test('what has not changed is not read', () => {
  assert.deepEqual(plan([listed(one), listed(two)], whole(one, two)), {known: [`${one}@0`], reads: []});
});

test('a new hour is read by itself; the hours before it stay', () => {
  assert.deepEqual(plan([listed(one), listed(two), listed(three)], whole(one, two)), {
    known: [`${one}@0`],
    reads: [[three]],
  });
});

test('a blob that has changed, or is gone, is read again with those of its segment', () => {
  assert.deepEqual(plan([listed(one), listed(two, 12)], whole(one, two)), {known: [], reads: [[one, two]]});
  assert.deepEqual(plan([listed(one)], whole(one, two)), {known: [], reads: [[one]]});
  assert.deepEqual(plan([listed(one, 10, {etag: undefined})], whole(one)), {known: [], reads: [[one]]});
});

test('a damaged index is built anew, and nothing else', () => {
  const stored = source([storedBlob(one), storedBlob('x')], [segment([[one, 0, 10]]), segment([['x', 0, 10]])]);
  assert.deepEqual(plan([listed(one), listed('x')], stored, [`${one}@0`]), {known: ['x@0'], reads: [[one]]});
});

test('an hour that comes late, between those of a segment, is read by itself', () => {
  assert.deepEqual(plan([listed(one), listed(two), listed(three)], whole(one, three)), {
    known: [`${one}@0`],
    reads: [[two]],
  });
});

test('what is kept stays whatever its source has, and only its frames can be read again', () => {
  const now = [listed(one, 10, {etag: undefined})];
  for (const by of ['frames', 'index'] as const) {
    const kept = new Map([[one, by]]);
    assert.deepEqual(plan(now, whole(one), [], kept), {known: [`${one}@0`], reads: []});
    const reads = by === 'frames' ? [[one]] : [];
    assert.deepEqual(plan(now, whole(one), [`${one}@0`], kept), {known: [], reads});
  }
});

/** Bytes: a segment of a hundred of these is large. */
const mega = 1_000_000;

test('of a long file that is gone, all segments but the damaged one stay', () => {
  for (const begins of [95 * mega, null]) {
    const stored = source(
      [long],
      [
        parts[0],
        segment([['long', 100 * mega, 200 * mega]], begins),
        segment([['long', 200 * mega, 300 * mega]], begins),
      ],
    );
    assert.deepEqual(plan([listed('long', 300 * mega)], stored, [`long@${100 * mega}`], new Map([['long', 'index']])), {
      known: [`long@${200 * mega}`, 'long@0'],
      reads: [],
    });
  }
});

const long = storedBlob('long', 300 * mega);
const parts = [
  segment([['long', 0, 100 * mega]], 0),
  segment([['long', 100 * mega, 200 * mega]], 95 * mega),
  segment([['long', 200 * mega, 300 * mega]], 190 * mega),
] as const;

test('a long file that has grown is read from its last segment on', () => {
  assert.deepEqual(plan([listed('long', 400 * mega)], source([long], parts)), {
    known: [`long@${100 * mega}`, 'long@0'],
    reads: [['long', 200 * mega, 190 * mega]],
  });
});

test('a long file that was replaced or has shrunk is read from its start', () => {
  for (const change of [listed('long', 400 * mega, {created: 2}), listed('long', 200 * mega)]) {
    assert.deepEqual(plan([change], source([long], parts)), {known: [], reads: [['long']]});
  }
});

test('in the midst of a document reading cannot begin: it goes back to where it can', () => {
  const inDocument = [
    parts[0],
    segment([['long', 100 * mega, 200 * mega]], null),
    segment([['long', 200 * mega, 300 * mega]], null),
  ];
  assert.deepEqual(plan([listed('long', 400 * mega)], source([long], inDocument)), {known: [], reads: [['long']]});
  const oneDeep = [parts[0], parts[1], inDocument[2]!];
  assert.deepEqual(plan([listed('long', 400 * mega)], source([long], oneDeep)), {
    known: ['long@0'],
    reads: [['long', 100 * mega, 95 * mega]],
  });
});

test('a long file whose reading was cut off goes on where it was committed', () => {
  const cut = storedBlob('long', 200 * mega, {etag: `etag ${300 * mega}`, complete: false, resumes: 190 * mega});
  assert.deepEqual(plan([listed('long', 300 * mega)], source([cut], parts.slice(0, 2))), {
    known: [`long@${100 * mega}`, 'long@0'],
    reads: [['long', 200 * mega, 190 * mega]],
  });
  const inDocument = {...cut, resumes: null};
  assert.deepEqual(plan([listed('long', 300 * mega)], source([inDocument], parts.slice(0, 2))), {
    known: ['long@0'],
    reads: [['long', 100 * mega, 95 * mega]],
  });
});

test('a small last segment is read again with what was appended, and with a line that was held', () => {
  const tail = segment([['long', 200 * mega, 201 * mega]], 190 * mega);
  const now = [listed('long', 202 * mega)];
  for (const change of [
    {resumes: 201 * mega},
    {resumes: 201 * mega, complete: false, etag: `etag ${202 * mega}`},
    {resumes: null, complete: false},
  ]) {
    const stored = source([storedBlob('long', 201 * mega, change)], [parts[0], parts[1], tail]);
    assert.deepEqual(plan(now, stored), {
      known: [`long@${100 * mega}`, 'long@0'],
      reads: [['long', 200 * mega, 190 * mega]],
    });
  }
});

test('behind a large last segment, reading goes on where its last whole line ended', () => {
  for (const complete of [true, false]) {
    const stored = source([{...long, complete, resumes: 300 * mega}], parts);
    assert.deepEqual(plan([listed('long', 400 * mega)], stored).reads, [['long', 300 * mega, 300 * mega]]);
  }
});

test('a blob that has grown in the midst of a large segment is read again with those of its segment', () => {
  const [first, second] = [one, two].map(name => storedBlob(name, 10 * mega, {resumes: 10 * mega}));
  const both = segment([
    [one, 0, 10 * mega],
    [two, 0, 10 * mega],
  ]);
  const stored = source([first!, second!], [both]);
  assert.deepEqual(plan([listed(one, 11 * mega), listed(two, 10 * mega)], stored), {known: [], reads: [[one, two]]});
  assert.deepEqual(plan([listed(one, 10 * mega), listed(two, 11 * mega)], stored), {
    known: [`${one}@0`],
    reads: [[two, 10 * mega, 10 * mega]],
  });
});

test('an empty file that has got bytes is read', () => {
  const stored = source([storedBlob('x', 0)], [segment([['x', 0, 0]])]);
  assert.deepEqual(plan([listed('x', 10)], stored), {known: [], reads: [['x']]});
  assert.deepEqual(plan([listed('x', 10, {etag: 'etag 0'})], stored), {known: [], reads: [['x']]});
});
