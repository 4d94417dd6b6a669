import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import type {Engine} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {account, append, auditLine, hourBlob, key, startAzurite} from './azurite.ts';

const azurite = await startAzurite();
after(() => azurite[Symbol.asyncDispose]());

const azure = {auth: 'key', secrets: {key}} as const;

type Opened = AsyncDisposable & {readonly engine: Engine; readonly notices: readonly string[]; readonly events: number};

async function open(cache: string, sources: readonly string[], options: object = azure): Promise<Opened> {
  const engine = createLocalEngine(cache, {azure: {...azure, ...options}});
  const notices: string[] = [];
  const {events} = await engine.open(sources, {onNotice: ({sentence}) => notices.push(sentence)});
  return {engine, notices, events, [Symbol.asyncDispose]: () => engine.close()};
}

async function freshCache(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hsmscope-azure-'));
  after(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

test('The events of several HSMs and a vault come in, and stay when Azure is gone', async () => {
  const container = azurite.container('several');
  await container.create();
  const [early, late] = ['2026-10-01T08', '2026-10-01T09'];
  await append(container, hourBlob('ONE', early), auditLine('2026-10-01T08:00:00Z', 'KeySign', 'ONE'));
  await append(container, hourBlob('ONE', late), auditLine('2026-10-01T09:00:00Z', 'KeyDelete', 'ONE'));
  await append(container, hourBlob('two', early), auditLine('2026-10-01T08:30:00Z', 'KeySign', 'two'));
  await append(container, hourBlob('KV', early, 'VAULTS'), auditLine('2026-10-01T08:40:00Z', 'SecretGet', 'KV'));
  const cache = await freshCache();
  {
    await using opened = await open(cache, [`${azurite.url}/several`]);
    assert.equal(opened.events, 4);
    assert.deepEqual(opened.notices, []);
  }
  await container.delete();
  await using cached = await open(cache, []);
  assert.equal(cached.events, 4);
  const {rows} = await cached.engine.page({type: 'all'}, {rank: 0}, 0, 1);
  const {record} = await cached.engine.event(rows[0]!.id);
  assert.equal(record, auditLine('2026-10-01T09:00:00Z', 'KeyDelete', 'ONE').trimEnd());
});

test('What was appended is read from where the last reading ended', async () => {
  const container = azurite.container('grows');
  await container.create();
  const name = hourBlob('ONE', '2026-10-01T08');
  const cache = await freshCache();
  for (const [count, text] of [
    [1, auditLine('2026-10-01T08:00:00Z', 'KeySign')],
    // A line may be cut anywhere, also within a character.
    [2, auditLine('2026-10-01T08:01:00Z', 'KeyWrap').slice(0, 100)],
    [2, auditLine('2026-10-01T08:01:00Z', 'KeyWrap').slice(100)],
    [4, auditLine('2026-10-01T08:02:00Z', 'KeyGet') + auditLine('2026-10-01T08:03:00Z', 'KeyGet')],
  ] as const) {
    await append(container, name, text);
    await using opened = await open(cache, [`${azurite.url}/grows`]);
    assert.equal(opened.events, count);
  }
  await using cached = await open(cache, []);
  assert.equal(await cached.engine.count({type: 'is', is: 'unreadable'}), 0);
});

test('A blob that was made anew is another one, however long it is', async () => {
  const container = azurite.container('anew');
  await container.create();
  const name = hourBlob('ONE', '2026-10-01T08');
  const cache = await freshCache();
  await append(container, name, auditLine('2026-10-01T08:00:00Z', 'KeySign'));
  await (await open(cache, [`${azurite.url}/anew`])).engine.close();
  await container.getBlobClient(name).delete();
  const text = ['KeyGet', 'KeyWrap'].map(operation => auditLine('2026-10-01T08:05:00Z', operation)).join('');
  await append(container, name, text);
  await using opened = await open(cache, [`${azurite.url}/anew`]);
  assert.equal(opened.events, 2);
  assert.equal(await opened.engine.count({type: 'field', field: 'op', values: [{type: 'equal', text: 'KeySign'}]}), 0);
});

test('Only hours within the window are asked for, and what was read of others stays and is not gone', async () => {
  const container = azurite.container('window');
  await container.create();
  for (const day of ['01', '02', '03']) {
    await append(container, hourBlob('ONE', `2026-10-${day}T08`), auditLine(`2026-10-${day}T08:00:00Z`, 'KeySign'));
  }
  const cache = await freshCache();
  const since = Date.UTC(2026, 9, 2, 8, 30);
  {
    await using opened = await open(cache, [`${azurite.url}/window`], {since});
    assert.equal(opened.events, 2);
  }
  {
    await using opened = await open(cache, [`${azurite.url}/window`]);
    assert.equal(opened.events, 3);
  }
  await using opened = await open(cache, [`${azurite.url}/window`], {since});
  assert.equal(opened.events, 3);
  assert.deepEqual(opened.notices, []);
});

test('Blobs that retention deleted are still found, and said to be gone', async () => {
  const container = azurite.container('retention');
  await container.create();
  const name = hourBlob('ONE', '2026-10-01T08');
  await append(container, name, auditLine('2026-10-01T08:00:00Z', 'KeySign'));
  await append(container, hourBlob('ONE', '2026-10-01T09'), auditLine('2026-10-01T09:00:00Z', 'KeySign'));
  const cache = await freshCache();
  await (await open(cache, [`${azurite.url}/retention`])).engine.close();
  await container.getBlobClient(name).delete();
  await using opened = await open(cache, [`${azurite.url}/retention`]);
  assert.equal(opened.events, 2);
  assert.match(opened.notices.join('\n'), /1 blob is gone or was replaced/);
});

test('What cannot be opened is one sentence with the way out, and no secret in it', async () => {
  const cache = await freshCache();
  const refused = async (source: string, options: object, pattern: RegExp) => {
    await assert.rejects(open(cache, [source], options), error => {
      const {message} = error as Error;
      assert.match(message, pattern);
      assert.ok(!message.includes(key) && !message.includes('sig='), message);
      return true;
    });
  };
  await refused(`${azurite.url}/missing`, {}, /has no container missing/);
  const wrong = Buffer.from('not the key').toString('base64');
  await refused(azurite.url, {secrets: {key: wrong}}, /the key or SAS/);
  await refused(
    `${azurite.url}/xyz?sv=2025-01-05&sr=c&sp=rl&se=2030-01-01&sig=secret`,
    {auth: 'auto', secrets: {}},
    /did not accept|refused/,
  );
  await refused(`${azurite.url}/x`, {}, /x cannot be the name of a container/);
  await refused(`http://127.0.0.1:1/${account}`, {}, /refuses connections/);
  await refused('https://no-such-account.invalid/c', {auth: 'sas', secrets: {sas: 'sig=x'}}, /There is no host/);
  await refused('http://contoso.blob.core.windows.net', {}, /unprotected: use https/);
});
