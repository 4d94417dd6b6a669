import assert from 'node:assert/strict';
import {appendFile, type FileHandle, mkdir, mkdtemp, open, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {Readable} from 'node:stream';
import {type TestContext, test} from 'node:test';
import {gzipSync, zstdCompressSync} from 'node:zlib';
import {type Feed, SourceProblem} from '../../source/feed/feed.ts';
import {openFeed, readBlob} from '../../source/feed/feeds.ts';
import {openStandardInput, readInput} from '../../source/feed/standard-input.ts';

const hour =
  'resourceId=/SUBSCRIPTIONS/A1/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/H/y=2026/m=10/d=01/h=02/m=00/PT1H.json';

async function folderOf(t: TestContext, files: {readonly [name: string]: string | Uint8Array}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hsmscope-'));
  t.after(() => rm(folder, {recursive: true}));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), {recursive: true});
    await writeFile(join(folder, name), content);
  }
  return folder;
}

async function textOf(feed: Feed, index = 0): Promise<string> {
  const blob = (await feed.list())[index];
  assert.ok(blob !== undefined);
  const chunks: Uint8Array[] = [];
  for await (const chunk of readBlob(blob, 0)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function textIn(input: Readable): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readInput(input)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

test('a folder lists its logs sorted by name, and leaves out the rest', async t => {
  const folder = await folderOf(t, {
    [hour]: '{}\n',
    'b.JSONL': 'b',
    'a.csv': 'a',
    'c.json.gz': gzipSync('c'),
    'README.md': 'no',
    'picture.png': 'no',
    '.hidden.json': 'no',
    '.azcopy/plan.json': 'no',
  });
  const feed = await openFeed(folder);
  const blobs = await feed.list();
  assert.deepEqual(
    blobs.map(({name}) => name),
    ['a.csv', 'b.JSONL', 'c.json.gz', hour],
  );
  assert.equal(feed.id, `folder:${folder}`);
  assert.deepEqual(
    blobs.map(({inPlace}) => inPlace),
    [true, true, false, true],
  );
  assert.equal(blobs[0]?.size, 1);
  assert.ok(Math.abs((blobs[0]?.modified ?? 0) - Date.now()) < 60_000);
  assert.equal(await textOf(feed, 2), 'c');
  assert.equal(await textOf(feed, 3), '{}\n');
});

test('links that lead in a circle or nowhere do no harm', async t => {
  const folder = await folderOf(t, {'deep/a.json': 'a'});
  await symlink(folder, join(folder, 'deep', 'circle'));
  await symlink(join(folder, 'gone'), join(folder, 'broken.json'));
  const names = (await (await openFeed(folder)).list()).map(({name}) => name);
  assert.deepEqual(names, ['deep/a.json']);
});

test('what is behind a link is read once, by the name that it has without the link', async t => {
  const folder = await folderOf(t, {'deep/a.json': 'a'});
  const elsewhere = await folderOf(t, {'b.json': 'b'});
  await symlink(join(folder, 'deep'), join(folder, 'alias'));
  await symlink(elsewhere, join(folder, 'other'));
  await symlink(elsewhere, join(folder, 'same'));
  const names = (await (await openFeed(folder)).list()).map(({name}) => name);
  assert.deepEqual(names, ['deep/a.json', 'other/b.json']);
});

test('logs that are only behind a link are logs', async t => {
  const folder = await folderOf(t, {'none.txt': ''});
  await symlink(await folderOf(t, {'deep/b.json': 'b'}), join(folder, 'link'));
  const names = (await (await openFeed(folder)).list()).map(({name}) => name);
  assert.deepEqual(names, ['link/deep/b.json']);
});

const text = '{"time":"2026-10-01T00:00:00Z"}\n'.repeat(5000);
const compressed: readonly {readonly kind: string; readonly bytes: Uint8Array}[] = [
  {kind: 'plain', bytes: Buffer.from(text)},
  {kind: 'gzip', bytes: gzipSync(text)},
  {kind: 'gzip of two members', bytes: Buffer.concat([gzipSync(text.slice(0, 99)), gzipSync(text.slice(99))])},
  {kind: 'zstd', bytes: zstdCompressSync(text)},
  {
    kind: 'zstd of two frames',
    bytes: Buffer.concat([zstdCompressSync(text.slice(0, 99)), zstdCompressSync(text.slice(99))]),
  },
];

for (const {kind, bytes} of compressed) {
  test(`${kind} is read by its first bytes, from a file of any name and from standard input`, async t => {
    const folder = await folderOf(t, {'log.bin': bytes});
    const file = await openFeed(join(folder, 'log.bin'));
    assert.equal(file.id, `file:${join(folder, 'log.bin')}`);
    assert.deepEqual(
      (await file.list()).map(({name, size, inPlace}) => [name, size, inPlace]),
      [['log.bin', bytes.length, kind === 'plain']],
    );
    assert.equal(await textOf(file), text);
    const inBytes = Readable.from(
      [...bytes.subarray(0, 3)].map(byte => Buffer.from([byte])).concat(Buffer.from(bytes.subarray(3))),
    );
    assert.equal(await textIn(inBytes), text);
  });
}

test('an empty file and an empty standard input are no problem', async t => {
  const folder = await folderOf(t, {'empty.json': ''});
  assert.equal(await textOf(await openFeed(join(folder, 'empty.json'))), '');
  assert.equal(await textIn(Readable.from([])), '');
});

test('a compressed file that breaks off yields what it has before the problem', async t => {
  const long = Array.from({length: 50_000}, (_, i) => `${i * 7919}\n`).join('');
  const bytes = gzipSync(long);
  const folder = await folderOf(t, {'cut.json.gz': bytes.subarray(0, bytes.length / 2)});
  const feed = await openFeed(folder);
  let read = '';
  await assert.rejects(
    async () => {
      for await (const chunk of readBlob((await feed.list())[0]!, 0)) read += Buffer.from(chunk).toString();
    },
    (error: unknown) => error instanceof SourceProblem && /ends in the middle.*Download it again/.test(error.message),
  );
  assert.ok(read.length > 10_000 && long.startsWith(read));
});

test('a zstd file that breaks off or goes on with something else is a problem', async t => {
  const frame = zstdCompressSync(Buffer.from(text));
  const folder = await folderOf(t, {
    'cut.json.zst': Buffer.concat([frame, frame.subarray(0, frame.length - 3)]),
    'more.json.zst': Buffer.concat([frame, Buffer.from('something else')]),
  });
  const feed = await openFeed(folder);
  await assert.rejects(textOf(feed, 0), /ends in the middle/);
  await assert.rejects(textOf(feed, 1), /is damaged/);
});

test('reading may stop early', async t => {
  const folder = await folderOf(t, {'a.json.gz': gzipSync(text.repeat(50))});
  const feed = await openFeed(folder);
  for await (const chunk of readBlob((await feed.list())[0]!, 0)) {
    assert.ok(chunk.length > 0);
    break;
  }
});

test('what cannot be read is a sentence with the way out', async t => {
  const folder = await folderOf(t, {'docs/README.md': 'no logs'});
  const damaged = gzipSync(text);
  damaged.fill(0xff, 30, 60);
  await writeFile(join(folder, 'damaged'), damaged);
  const problem = (pattern: RegExp) => (error: unknown) =>
    error instanceof SourceProblem && pattern.test(error.message);
  await assert.rejects(openFeed(join(folder, 'missing')), problem(/There is no .*missing. Check the path/));
  await assert.rejects(openFeed(join(folder, 'damaged', 'x')), problem(/a part of the path is a file/));
  await assert.rejects(openFeed(folder), problem(/holds no logs/));
  assert.throws(() => openStandardInput(true), problem(/is the terminal/));
  await assert.rejects(textOf(await openFeed(join(folder, 'damaged'))), problem(/is damaged/));
});

test('a blob is read from any byte of its decompressed content', async t => {
  const folder = await folderOf(t, {'a.json': text, 'b.json.gz': gzipSync(text)});
  for (const blob of await (await openFeed(folder)).list()) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of readBlob(blob, 7)) chunks.push(chunk);
    assert.equal(Buffer.concat(chunks).toString(), text.slice(7), blob.name);
  }
});

test('a blob that changes has another etag; its creation does not change', async t => {
  const folder = await folderOf(t, {'a.json': text});
  const [before] = await (await openFeed(folder)).list();
  const [same] = await (await openFeed(folder)).list();
  await appendFile(join(folder, 'a.json'), 'more');
  const [after] = await (await openFeed(folder)).list();
  assert.equal(same?.etag, before?.etag);
  assert.notEqual(after?.etag, before?.etag);
  assert.equal(after?.created, before?.created);
});

test('two downloads of one blob are read once, the longer one; those that contradict one another both', async t => {
  const notes: string[] = [];
  const listOf = async (files: {readonly [name: string]: string | Uint8Array}) => {
    notes.length = 0;
    const folder = await folderOf(t, files);
    const blobs = await (await openFeed(folder)).list({onNote: sentence => notes.push(sentence)});
    return blobs.map(({name, size}) => [name, size]);
  };
  const name = hour.replace(/^.*(?=resourceId=)/, '');
  assert.deepEqual(await listOf({[`today/${name}`]: text.repeat(2), [`yesterday/${name}`]: text, 'a.json': text}), [
    ['a.json', Buffer.byteLength(text)],
    [name, 2 * Buffer.byteLength(text)],
  ]);
  assert.match(notes.join(), /yesterday.* holds nothing that .*today.* does not: the same blob is read once/);
  const gzip = gzipSync(text);
  assert.deepEqual(await listOf({[`one/${name}.gz`]: gzip, [`two/${name}.gz`]: gzip}), [[`${name}.gz`, gzip.length]]);
  const versions = {[`one/${name}`]: text, [`two/${name}`]: `x${text}`};
  assert.deepEqual(
    (await listOf(versions)).map(([file]) => file),
    Object.keys(versions),
  );
  assert.match(notes.join(), /contradict one another/);
});

test('a file that fails while its first bytes are looked at is a problem once the next are asked for', async t => {
  const folder = await folderOf(t, {'a.json': 'x'.repeat(1_000_000)});
  const [blob] = await (await openFeed(folder)).list();
  const probe = await open(join(folder, 'a.json'));
  const handles = Object.getPrototypeOf(probe) as {read: FileHandle['read']};
  await probe.close();
  const {read} = handles;
  t.after(() => {
    handles.read = read;
  });
  handles.read = async function (this: FileHandle, ...given: readonly unknown[]) {
    if (given[3] !== 0) throw Object.assign(new Error('the disk'), {code: 'EIO'});
    return Reflect.apply(read, this, given);
  } as FileHandle['read'];
  const chunks = readBlob(blob!, 0)[Symbol.asyncIterator]();
  assert.equal((await chunks.next()).value!.length, 256 * 1024);
  // Time enough for a failure that nobody listens to, which would end the program.
  await new Promise(resolve => setTimeout(resolve, 20));
  await assert.rejects(chunks.next(), {name: 'SourceProblem', message: /a\.json cannot be read \(EIO\)/});
});
