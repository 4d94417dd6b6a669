import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {judgeFailure} from '../../source/feed/azure/azure-problems.ts';
import {openContainer} from '../../source/feed/azure/container.ts';
import {listBlobs} from '../../source/feed/azure/list-blobs.ts';
import type {Delay} from '../../source/feed/azure/retry.ts';
import {account, append, auditLine, hourBlob, key, startAzurite} from './azurite.ts';
import {type Fault, startFaultProxy} from './fault-proxy.ts';
import {type ListServer, type ListServerOptions, startListServer} from './list-server.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 9, 1, 8, 30);

async function serve(options: ListServerOptions): Promise<ListServer> {
  const server = await startListServer(options);
  after(() => server[Symbol.asyncDispose]());
  return server;
}

type Asked = {readonly since?: number; readonly silence?: number; readonly delays?: Delay[]};

function list(url: string, {since, silence, delays = []}: Asked = {}, container = 'insights-logs-auditevent') {
  const open = (policy?: Parameters<typeof openContainer>[2]) =>
    openContainer({account: url, container, prefix: ''}, {kind: 'key', account, key}, policy);
  const patience = {tries: 4, first: 1, longest: 5};
  const onDelay = (delay: Delay) => delays.push(delay);
  return listBlobs(open, {prefix: '', since, judge: judgeFailure, patience, onDelay, ...(silence && {silence})});
}

test('A year of three HSMs takes 7 requests, and its last day 4', async () => {
  const times = Array.from({length: 365 * 24}, (_, index) => new Date(now - index * hour).toISOString());
  const names = ['ONE', 'TWO', 'THREE'].flatMap(hsm => times.map(time => hourBlob(hsm, time)));
  const server = await serve({names});
  assert.equal((await list(server.url)).length, names.length);
  assert.equal(server.requests.length, 7);
  server.requests.length = 0;
  // The hour under way at that time counts as well.
  assert.equal((await list(server.url, {since: now - 24 * hour})).length, 3 * 25);
  assert.equal(server.requests.length, 4);
});

test('A list says the same whether the emulator or a server like the service tells it', async () => {
  const azurite = await startAzurite();
  after(() => azurite[Symbol.asyncDispose]());
  await azurite.container().create();
  const name = hourBlob('A&B <ü>', '2026-10-01T08');
  const text = auditLine('2026-10-01T08:00:00Z', 'KeySign');
  await append(azurite.container(), name, text);
  const [emulated] = await list(azurite.url);
  assert.deepEqual([emulated?.name, emulated?.size, emulated?.appends], [name, text.length, true]);
  const server = await serve({names: [name]});
  assert.deepEqual(await list(server.url), [
    {
      name,
      size: 3_500_123,
      modified: Date.UTC(2026, 9, 1, 9, 4),
      created: Date.UTC(2026, 9, 1, 8),
      etag: '0x8DCE1F0A1B2C3D4',
      appends: true,
    },
  ]);
});

test('An account with folders is listed in one, and its folders are no blobs', async () => {
  const [blob, other] = [hourBlob('ONE', '2026-10-01T08'), hourBlob('ONE', '2026-10-01T09')];
  const parts = blob.split('/');
  const folders = parts.slice(1).map((_, index) => parts.slice(0, index + 1).join('/'));
  // Such a folder is called as a log is.
  const trap = 'resourceId=/archive.json';
  const server = await serve({
    names: [...folders, trap, blob, other],
    describe: name => ({
      properties: `<ResourceType>${name === blob || name === other ? 'file' : 'directory'}</ResourceType>`,
    }),
    hierarchical: true,
  });
  assert.deepEqual(
    (await list(server.url)).map(({name}) => name),
    [blob, other],
  );
});

test('A page that comes slowly is waited for as long as something comes', async () => {
  const names = Array.from({length: 40}, (_, index) => hourBlob('ONE', new Date(now - index * hour).toISOString()));
  const server = await serve({names, pause: 40});
  const delays: Delay[] = [];
  const began = performance.now();
  assert.equal((await list(server.url, {silence: 400, delays})).length, 40);
  assert.ok(performance.now() - began > 400);
  assert.deepEqual(delays, []);
});

const broken: readonly (readonly [string, Fault, RegExp])[] = [
  ['stalls', {type: 'cut', after: 9000, how: 'stall'}, /silent/],
  ['breaks off', {type: 'cut', after: 9000, how: 'reset'}, /lost/],
  ['ends too early', {type: 'cut', after: 9000, how: 'end'}, /silent|lost/],
  ['never begins', {type: 'silence'}, /silent/],
];

for (const [what, fault, reason] of broken) {
  test(`A page that ${what} is asked for again, and none of its blobs is there twice`, async () => {
    const names = Array.from({length: 40}, (_, index) => hourBlob('ONE', new Date(now - index * hour).toISOString()));
    const server = await serve({names});
    const proxy = await startFaultProxy(Number(new URL(server.url).port));
    after(() => proxy[Symbol.asyncDispose]());
    proxy.plan([fault], ({url = ''}) => !url.includes('delimiter'));
    const delays: Delay[] = [];
    const blobs = await list(`http://127.0.0.1:${proxy.port}/contosologs`, {silence: 300, delays});
    assert.deepEqual(blobs.map(({name}) => name).sort(), names.toSorted());
    assert.match(delays.map(delay => delay.reason).join(), reason);
  });
}

test('A server that stays silent is given up', async () => {
  const server = await serve({names: []});
  const proxy = await startFaultProxy(Number(new URL(server.url).port));
  after(() => proxy[Symbol.asyncDispose]());
  proxy.plan(Array.from({length: 10}, () => ({type: 'silence'}) as const));
  await assert.rejects(list(`http://127.0.0.1:${proxy.port}/contosologs`, {silence: 50}), /Nothing came/);
  assert.equal(proxy.requests.length, 4);
});
