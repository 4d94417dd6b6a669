import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {DatabaseSync} from 'node:sqlite';
import {after, test} from 'node:test';
import {
  type Catalog,
  type Change,
  LockLost,
  openCatalog,
  type StoredBlob,
  type StoredSegment,
} from '../../source/store/catalog.ts';

const folder = mkdtempSync(`${tmpdir()}/hsmscope-catalog-`);
after(() => rmSync(folder, {recursive: true}));
let catalogs = 0;
const newCatalog = () => locked(openCatalog(`${folder}/${catalogs++}.sqlite`));
const source = 'folder:/logs';

function locked(catalog: Catalog): Catalog {
  catalog.lock(source, 'owner', () => false);
  return catalog;
}

function blob(name: string, bytes: number, change: Partial<StoredBlob> = {}): StoredBlob {
  const known = {
    size: bytes,
    modified: 1.5,
    created: 1,
    etag: `"${bytes}"`,
    complete: true,
    resumes: null,
    header: null,
    ...{location: null, gone: false, lesser: null, problem: null},
  };
  return {name, path: `/logs/${name}`, framed: false, bytes, ...known, ...change};
}

function segment(ranges: readonly (readonly [blob: string, start: number, until: number])[]): StoredSegment {
  const [[first, start]] = ranges as readonly [readonly [string, number, number]];
  const rest = {file: `/cache/${first}.index`, rows: 7, unreadable: 1, first: 1, last: 2, begins: 0};
  return {
    name: `${first}@${start}`,
    ...rest,
    ranges: ranges.map(([blob, start, until]) => ({blob, start, until, sha256: 'ab'})),
  };
}

const change = (
  segments: readonly StoredSegment[],
  blobs: readonly StoredBlob[],
  frames: Change['frames'] = new Map(),
) => ({segments, blobs, frames});
const names = (segments: readonly StoredSegment[]) => segments.map(({name}) => name);

test('what was committed is there after the catalog was closed and opened again', () => {
  const path = `${folder}/again.sqlite`;
  const framed = blob('b.csv.gz', 300, {
    framed: true,
    size: null,
    etag: null,
    header: ['a', 'b "c"'],
    complete: false,
    resumes: 290,
  });
  const frames = [
    {start: 0, length: 200, position: 0, size: 50},
    {start: 200, length: 100, position: 50, size: 20},
  ];
  const day = segment([
    ['a.json', 0, 10],
    ['b.csv.gz', 0, 300],
  ]);
  const first = locked(openCatalog(path));
  first.commit(source, 'owner', change([day], [blob('a.json', 10), framed], new Map([['b.csv.gz', frames]])));
  first.close();
  const second = openCatalog(path);
  assert.deepEqual(second.sources(), [source]);
  assert.deepEqual(second.read(source), {
    blobs: new Map([
      ['a.json', blob('a.json', 10)],
      ['b.csv.gz', framed],
    ]),
    segments: [day],
  });
  assert.deepEqual(second.frames(source, 'b.csv.gz'), frames);
  assert.deepEqual(second.read('folder:/other'), {blobs: new Map(), segments: []});
  second.close();
});

test('a segment takes the place of those that speak for the same bytes, and says which', () => {
  const catalog = newCatalog();
  catalog.commit(
    source,
    'owner',
    change(
      [
        segment([
          ['a', 0, 10],
          ['b', 0, 10],
        ]),
        segment([['c', 0, 5]]),
        segment([['c', 5, 9]]),
      ],
      [blob('a', 10), blob('b', 10), blob('c', 9)],
    ),
  );
  assert.deepEqual(
    catalog.commit(
      source,
      'owner',
      change(
        [
          segment([
            ['b', 0, 12],
            ['c', 0, 5],
          ]),
        ],
        [blob('b', 12)],
      ),
    ),
    ['a@0', 'c@0'],
  );
  assert.deepEqual(names(catalog.read(source).segments), ['b@0', 'c@5']);
  assert.equal(catalog.read(source).blobs.get('b')?.bytes, 12);
  catalog.close();
});

test('an empty blob may begin to have bytes', () => {
  const catalog = newCatalog();
  catalog.commit(source, 'owner', change([segment([['a', 0, 0]])], [blob('a', 0)]));
  catalog.commit(source, 'owner', change([segment([['a', 0, 8]])], [blob('a', 8)]));
  assert.deepEqual(
    catalog.read(source).segments.map(({ranges}) => ranges.map(({until}) => until)),
    [[8]],
  );
  catalog.close();
});

test('what was read behind the last byte that a blob has now is gone with the step that says so', () => {
  const catalog = newCatalog();
  catalog.commit(source, 'owner', change([segment([['a', 0, 8]]), segment([['a', 8, 16]])], [blob('a', 16)]));
  assert.deepEqual(catalog.commit(source, 'owner', change([segment([['a', 0, 4]])], [blob('a', 4)])).toSorted(), [
    'a@0',
    'a@8',
  ]);
  assert.deepEqual(names(catalog.read(source).segments), ['a@0']);
  catalog.close();
});

test('frames are added behind those that are there, or begin anew', () => {
  const catalog = newCatalog();
  const frame = (start: number, position: number) => ({start, length: 10, position, size: 5});
  const framed = blob('a', 10, {framed: true});
  catalog.commit(source, 'owner', change([segment([['a', 0, 10]])], [framed], new Map([['a', [frame(0, 0)]]])));
  catalog.commit(source, 'owner', change([segment([['a', 10, 20]])], [framed], new Map([['a', [frame(10, 5)]]])));
  assert.deepEqual(catalog.frames(source, 'a'), [frame(0, 0), frame(10, 5)]);
  catalog.commit(source, 'owner', change([segment([['a', 0, 10]])], [framed], new Map([['a', [frame(0, 7)]]])));
  assert.deepEqual(catalog.frames(source, 'a'), [frame(0, 7)]);
  catalog.close();
});

test('what cannot be written whole leaves all as it was', () => {
  const catalog = newCatalog();
  catalog.commit(source, 'owner', change([segment([['a', 0, 10]])], [blob('a', 10)]));
  assert.throws(
    () =>
      catalog.commit(
        source,
        'owner',
        change(
          [
            segment([
              ['a', 0, 12],
              ['unknown', 0, 5],
            ]),
          ],
          [blob('a', 12)],
        ),
      ),
    /FOREIGN KEY/,
  );
  assert.deepEqual(catalog.read(source), {blobs: new Map([['a', blob('a', 10)]]), segments: [segment([['a', 0, 10]])]});
  catalog.close();
});

test('a source is locked by one owner, until that lets go or is dead', () => {
  const catalog = newCatalog();
  catalog.unlock(source, 'owner');
  const alive = () => false;
  assert.equal(catalog.lock(source, 'one', alive), true);
  assert.equal(catalog.lock(source, 'two', alive), false);
  assert.equal(catalog.lock(source, 'one', alive), true);
  assert.equal(catalog.lock('folder:/other', 'two', alive), true);
  assert.equal(
    catalog.lock(source, 'two', owner => owner === 'one'),
    true,
  );
  catalog.unlock(source, 'one');
  assert.equal(catalog.lock(source, 'one', alive), false);
  catalog.unlock(source, 'two');
  assert.equal(catalog.lock(source, 'one', alive), true);
  catalog.close();
});

test('who has lost the lock cannot commit any more', () => {
  const catalog = newCatalog();
  catalog.lock(source, 'another', () => true);
  assert.throws(() => catalog.commit(source, 'owner', change([segment([['a', 0, 10]])], [blob('a', 10)])), LockLost);
  assert.deepEqual(catalog.read(source).segments, []);
  catalog.close();
});

test('a reader learns that another process committed something', () => {
  const path = `${folder}/shared.sqlite`;
  const [reader, writer] = [openCatalog(path), locked(openCatalog(path))];
  const before = reader.version();
  writer.commit(source, 'owner', change([segment([['a', 0, 10]])], [blob('a', 10)]));
  assert.notEqual(reader.version(), before);
  assert.deepEqual(names(reader.read(source).segments), ['a@0']);
  reader.close();
  writer.close();
});

test('what is forgotten leaves nothing behind', () => {
  const catalog = newCatalog();
  catalog.commit(
    source,
    'owner',
    change([segment([['a', 0, 10]]), segment([['b', 0, 10]])], [blob('a', 10), blob('b', 10)]),
  );
  catalog.forget(source, ['a@0']);
  assert.deepEqual([...catalog.read(source).blobs.keys()], ['b']);
  catalog.forget(source, ['b@0']);
  assert.deepEqual(catalog.sources(), []);
  catalog.close();
});

test('blobs are held as evidence until they are let go', () => {
  const catalog = newCatalog();
  catalog.commit(
    source,
    'owner',
    change(
      [
        segment([
          ['a', 0, 10],
          ['b', 0, 1],
        ]),
      ],
      [blob('a', 10), blob('b', 1)],
    ),
  );
  catalog.hold(source, ['a'], 'hand');
  catalog.commit(source, 'owner', change([segment([['a', 0, 11]])], [blob('a', 11)]));
  assert.deepEqual([...catalog.held(source)], ['a']);
  catalog.hold(source, ['a'], 'marks');
  catalog.release(source, ['a'], 'marks');
  assert.deepEqual([...catalog.held(source)], ['a'], 'whoever holds it by hand keeps it');
  catalog.release(source, ['a'], 'hand');
  assert.deepEqual([...catalog.held(source)], []);
  catalog.hold(source, ['a'], 'hand');
  catalog.hold(source, ['a'], 'marks');
  catalog.release(source, ['a']);
  assert.deepEqual([...catalog.held(source)], []);
  catalog.close();
});

test('a catalog of the first version is brought forward with all that it holds', () => {
  const path = `${folder}/first.sqlite`;
  const database = new DatabaseSync(path);
  database.exec(readFileSync(new URL('../fixtures/catalog-1.sql', import.meta.url), 'utf8'));
  database.close();
  for (const _ of ['brought forward', 'opened again']) {
    const catalog = openCatalog(path);
    const plain = blob('a.json', 10, {etag: '7-10-1', location: '/logs/a.json'});
    const framed = blob('b.csv.gz', 300, {
      ...{path: '/cache/raw/b.csv.gz.zst', framed: true, size: 50, etag: '8-50-1'},
      ...{complete: false, resumes: 290, header: ['a', 'b']},
    });
    const {blobs, segments} = catalog.read(source);
    assert.deepEqual([...blobs.values()], [plain, framed]);
    assert.deepEqual(
      segments.map(({name, file, ranges}) => [name, file, ranges.map(({blob, until}) => [blob, until])]),
      [
        [
          'a.json@0',
          '/cache/index/a.index',
          [
            ['a.json', 10],
            ['b.csv.gz', 300],
          ],
        ],
      ],
    );
    assert.deepEqual(catalog.frames(source, 'b.csv.gz'), [
      {start: 0, length: 200, position: 0, size: 50},
      {start: 200, length: 100, position: 50, size: 20},
    ]);
    assert.deepEqual([...catalog.held(source)], ['a.json']);
    catalog.close();
  }
});

test('what became of a blob is there again, and a blob that was renamed keeps its frames, segments and mark', () => {
  const catalog = newCatalog();
  const frame = {start: 0, length: 10, position: 0, size: 5};
  const framed = blob('a', 10, {framed: true});
  catalog.commit(source, 'owner', change([segment([['a', 0, 10]])], [framed], new Map([['a', [frame]]])));
  catalog.hold(source, ['a'], 'hand');
  const became = {name: 'a~1', location: '/there/a', gone: true, lesser: '"7"', problem: 'It broke off.'};
  const renamed = new Map([['a', 'a~1']]);
  assert.deepEqual(
    catalog.commit(source, 'owner', {...change([segment([['a~1', 0, 10]])], [{...framed, ...became}]), renamed}),
    ['a@0'],
  );
  assert.deepEqual(catalog.read(source).blobs, new Map([['a~1', {...framed, ...became}]]));
  assert.deepEqual(names(catalog.read(source).segments), ['a~1@0']);
  assert.deepEqual(catalog.frames(source, 'a~1'), [frame]);
  assert.deepEqual([...catalog.held(source)], ['a~1']);
  catalog.close();
});

test('of ten thousand frames, only those come that hold the bytes asked for', () => {
  const catalog = newCatalog();
  const frames = Array.from({length: 10_000}, (_, index) => ({
    ...{start: index * 10, length: 10, position: index * 5, size: 5},
  }));
  catalog.commit(
    source,
    'owner',
    change([segment([['a', 0, 100_000]])], [blob('a', 100_000, {framed: true})], new Map([['a', frames]])),
  );
  const starts = (from: number, until: number) => catalog.frames(source, 'a', from, until).map(({start}) => start);
  assert.deepEqual(starts(0, 10), [0]);
  assert.deepEqual(starts(9, 11), [0, 10]);
  assert.deepEqual(starts(50_005, 50_021), [50_000, 50_010, 50_020]);
  assert.deepEqual(starts(99_995, 200_000), [99_990]);
  assert.equal(catalog.frames(source, 'a').length, 10_000);
  catalog.close();
});

test('a catalog written by a newer hsmscope is refused with the way out', () => {
  const path = `${folder}/newer.sqlite`;
  openCatalog(path).close();
  const database = new DatabaseSync(path);
  database.exec('PRAGMA user_version = 99');
  database.close();
  assert.throws(() => openCatalog(path), /written by a newer hsmscope.*HSMSCOPE_CACHE/);
});
