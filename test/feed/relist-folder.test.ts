import assert from 'node:assert/strict';
import {appendFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import type {Blob} from '../../source/feed/feed.ts';
import {openFolder} from '../../source/feed/folder.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-relist-'));
after(() => rmSync(root, {recursive: true}));

const longAgo = new Date('2026-10-01T00:00:00Z');

/** A folder with one below it, both last changed long ago. */
async function newFolder(name: string) {
  const folder = join(root, name);
  mkdirSync(join(folder, 'below'), {recursive: true});
  writeFileSync(join(folder, 'a.json'), '{}\n');
  writeFileSync(join(folder, 'below/b.json'), '{}\n');
  for (const each of [folder, join(folder, 'below')]) utimesSync(each, longAgo, longAgo);
  const feed = await openFolder(folder);
  const relist = async () => feed.relist!([]);
  return {folder, feed, relist, first: await relist()};
}

const names = (blobs: readonly Blob[]) => blobs.map(({name}) => name);

test('A folder that has not changed is told from memory, as it was listed', async () => {
  const {feed, relist, first} = await newFolder('same');
  assert.equal(await relist(), first);
  assert.deepEqual(first, await feed.list());
});

test('Files that come, grow, go, and are replaced are noticed, wherever they lie', async () => {
  const {folder, feed, relist} = await newFolder('changing');
  const size = async (name: string) => (await relist()).find(blob => blob.name === name)?.size;
  appendFileSync(join(folder, 'below/b.json'), '{}\n');
  assert.equal(await size('below/b.json'), 6);
  writeFileSync(join(folder, 'below/c.json'), '{}\n');
  assert.deepEqual(names(await relist()), ['a.json', 'below/b.json', 'below/c.json']);
  rmSync(join(folder, 'a.json'));
  assert.deepEqual(names(await relist()), ['below/b.json', 'below/c.json']);
  writeFileSync(join(folder, 'other'), '{"a":1}\n');
  renameSync(join(folder, 'other'), join(folder, 'below/c.json'));
  assert.equal(await size('below/c.json'), 8);
  mkdirSync(join(folder, 'below/deep'));
  writeFileSync(join(folder, 'below/deep/d.json'), '{}\n');
  assert.deepEqual(names(await relist()), ['below/b.json', 'below/c.json', 'below/deep/d.json']);
  assert.deepEqual(await relist(), await feed.list());
});

test('Where a file system does not tell that a folder changed, it is looked into after a while', async t => {
  const {folder, relist} = await newFolder('silent');
  writeFileSync(join(folder, 'c.json'), '{}\n');
  utimesSync(folder, longAgo, longAgo);
  assert.deepEqual(names(await relist()), ['a.json', 'below/b.json']);
  t.mock.timers.enable({apis: ['Date'], now: Date.now() + 31_000});
  assert.deepEqual(names(await relist()), ['a.json', 'below/b.json', 'c.json']);
});

test('A folder that is gone is told as a list tells it', async () => {
  const {folder, relist} = await newFolder('gone');
  rmSync(folder, {recursive: true});
  await assert.rejects(relist(), /gone/);
});
