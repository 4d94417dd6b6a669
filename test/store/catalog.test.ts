import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {DatabaseSync} from 'node:sqlite';
import {after, test} from 'node:test';
import {openCatalog, type StoredBlob, type StoredSegment} from '../../source/store/catalog.ts';

const folder = mkdtempSync(`${tmpdir()}/hsmscope-catalog-`);
after(() => rmSync(folder, {recursive: true}));

const plain: StoredBlob = {
  name: 'a/PT1H.json',
  path: '/logs/a/PT1H.json',
  framed: false,
  size: 10,
  modified: 1.5,
  bytes: 10,
  header: undefined,
  frames: [],
};
const framed: StoredBlob = {
  name: 'b.csv.gz',
  path: '/cache/b.zst',
  framed: true,
  size: null,
  modified: null,
  bytes: 300,
  header: ['a', 'b "c"'],
  frames: [
    {start: 0, length: 200, position: 0, size: 50},
    {start: 200, length: 100, position: 50, size: 20},
  ],
};

function segment(name: string, blobs: readonly StoredBlob[]): StoredSegment {
  return {source: 'folder:/logs', name, index: `/cache/${name}.index`, rows: 7, blobs};
}

test('a committed segment is there after the catalog was closed and opened again', () => {
  const path = `${folder}/again.sqlite`;
  const first = openCatalog(path);
  first.commit(segment('day', [plain, framed]));
  first.close();
  const second = openCatalog(path);
  assert.deepEqual(second.sources(), ['folder:/logs']);
  assert.deepEqual(second.segments('folder:/logs'), [segment('day', [plain, framed])]);
  assert.deepEqual(second.segments('folder:/other'), []);
  second.close();
});

test('a segment committed again replaces the one of its name, with its blobs and frames', () => {
  const catalog = openCatalog(`${folder}/replaced.sqlite`);
  catalog.commit(segment('day', [plain, framed]));
  catalog.commit(segment('other', [plain]));
  catalog.commit(segment('day', [plain]));
  assert.deepEqual(
    catalog.segments('folder:/logs').map(({name, blobs}) => [name, blobs.length]),
    [
      ['day', 1],
      ['other', 1],
    ],
  );
  catalog.close();
});

test('a segment that cannot be written whole leaves the one before as it was', () => {
  const catalog = openCatalog(`${folder}/rollback.sqlite`);
  catalog.commit(segment('day', [framed]));
  assert.throws(() => catalog.commit(segment('day', [plain, plain])), /UNIQUE/);
  assert.deepEqual(catalog.segments('folder:/logs'), [segment('day', [framed])]);
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
