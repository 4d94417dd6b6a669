import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {after, before, test} from 'node:test';
import {incident} from '../../source/demo/incident.ts';
import {writeDemo} from '../../source/demo/write-demo.ts';

// The bytes of version 2. If they change on purpose, raise the version in write-demo.ts, or nobody gets the new ones.
const expectedHash = 'f884b12c04aba235c043973e8aa32980fee76a59da9c995075461a5446fe4fcd';

let home: string;
let folder: string;

before(async () => {
  home = await mkdtemp(join(tmpdir(), 'hsmscope-demo-'));
  folder = join(home, 'demo');
  await writeDemo(folder);
});

after(() => rm(home, {recursive: true, force: true}));

test('the demo has the same bytes on every machine', async () => {
  assert.equal(await hashOf(folder), expectedHash);
});

test('each file lies where Azure puts one resource and hour, for 72 hours of three resources', async () => {
  const files = await logFiles(folder);
  const layout =
    /^insights-logs-auditevent\/resourceId=\/SUBSCRIPTIONS\/[0-9A-F-]{36}\/RESOURCEGROUPS\/[A-Z-]+\/PROVIDERS\/MICROSOFT\.KEYVAULT\/(MANAGEDHSMS\/CONTOSO-(PAY|DATA)-HSM|VAULTS\/CONTOSO-APP-KV)\/y=2026\/m=10\/d=0[567]\/h=([01][0-9]|2[0-3])\/m=00\/PT1H\.json$/;
  for (const file of files) assert.match(file, layout);
  assert.equal(files.length, 3 * 72);
});

test('only the log and a hidden marker lie in the folder, and nothing is left beside it', async () => {
  assert.deepEqual((await readdir(folder)).sort(), ['.hsmscope-demo', 'insights-logs-auditevent']);
  assert.deepEqual(await readdir(home), ['demo']);
});

test('the number of records and of unreadable lines is as documented', async () => {
  let events = 0;
  let unreadable = 0;
  for (const file of await logFiles(folder)) {
    const text = await readFile(join(folder, file), 'utf8');
    assert.ok(text.endsWith('\n'), `${file} ends in the middle of a line`);
    for (const line of text.split(/\r?\n/).slice(0, -1)) {
      if (isRecord(line)) events += 1;
      else unreadable += 1;
    }
  }
  assert.deepEqual({events, unreadable}, {events: incident.events, unreadable: incident.unreadable});
});

test('some files end their lines with CRLF and some with LF, none with both', async () => {
  const ends = new Set<string>();
  for (const file of await logFiles(folder)) {
    const text = await readFile(join(folder, file), 'utf8');
    const found = new Set(text.match(/\r?\n/g));
    assert.equal(found.size, 1, file);
    for (const end of found) ends.add(end);
  }
  assert.deepEqual([...ends].sort(), ['\n', '\r\n']);
});

test('a second call leaves a complete demo as it is', async () => {
  const earlier = await stat(folder);
  await writeDemo(folder);
  const later = await stat(folder);
  assert.deepEqual([later.ino, later.mtimeMs], [earlier.ino, earlier.mtimeMs]);
});

test('a half-written folder is repaired', async () => {
  const [first, second] = await logFiles(folder);
  await rm(join(folder, '.hsmscope-demo'));
  await rm(join(folder, first!));
  await writeFile(join(folder, second!), '{"time":"2026-');
  await writeDemo(folder);
  assert.equal(await hashOf(folder), expectedHash);
});

test('the demo of an older version is replaced, and what an interrupted process left goes', async () => {
  const abandoned = join(home, '.demo.new-999999999');
  await mkdir(abandoned);
  await writeFile(join(folder, '.hsmscope-demo'), '0\n');
  await writeFile(join(folder, 'of-the-older-version.json'), '{}\n');
  await writeDemo(folder);
  assert.equal(await hashOf(folder), expectedHash);
  assert.deepEqual(await readdir(home), ['demo']);
});

/** Paths of the log files, relative to the folder, in order. */
async function logFiles(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, {recursive: true, withFileTypes: true});
  return entries
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

async function hashOf(root: string): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await logFiles(root)) hash.update(`${file}\n`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

function isRecord(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
