import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import type {Check, Engine, Holdings} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {liveNames} from '../../source/feed/azure/live-blobs.ts';
import {account, append, auditLine, hourBlob, key, startAzurite} from './azurite.ts';
import {startFaultProxy} from './fault-proxy.ts';

const azurite = await startAzurite();
const proxy = await startFaultProxy(azurite.port);
after(async () => {
  await proxy[Symbol.asyncDispose]();
  await azurite[Symbol.asyncDispose]();
});

const now = new Date().toISOString();

type Followed = AsyncDisposable & {
  readonly engine: Engine;
  readonly notices: readonly string[];
  readonly checks: readonly Check[];
  readonly until: (holds: () => boolean) => Promise<void>;
  readonly events: () => number;
};

async function follow(container: string): Promise<Followed> {
  const cache = await mkdtemp(join(tmpdir(), 'hsmscope-live-'));
  after(() => rm(cache, {recursive: true, force: true}));
  const engine = createLocalEngine(cache, {azure: {auth: 'key', secrets: {key}, pace: 100}});
  const notices: string[] = [];
  const checks: Check[] = [];
  let events = 0;
  let wake = (): void => undefined;
  const heard = (holdings?: Holdings): void => {
    events = holdings?.events ?? events;
    wake();
  };
  const listener = {
    onNotice: ({sentence}: {sentence: string}) => {
      notices.push(sentence);
      heard();
    },
    onChange: heard,
    onCheck: (check: Check) => {
      checks.push(check);
      heard();
    },
  };
  const source = `http://127.0.0.1:${proxy.port}/${account}/${container}`;
  heard(await engine.open([source], listener, {follow: true}));
  return {
    engine,
    notices,
    checks,
    events: () => events,
    until: async holds => {
      while (!holds()) {
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      }
    },
    [Symbol.asyncDispose]: () => engine.close(),
  };
}

test('What Azure appends is found without a list, also in an hour that has only begun', async () => {
  const container = azurite.container('live');
  await container.create();
  await append(container, hourBlob('ONE', '2026-10-01T08'), auditLine('2026-10-01T08:00:00Z', 'KeySign'));
  await using followed = await follow('live');
  assert.equal(followed.events(), 1);
  await append(container, hourBlob('ONE', now), auditLine(now, 'KeyDelete'));
  await followed.until(() => followed.events() === 2);
  await append(container, hourBlob('ONE', now), auditLine(now, 'KeyPurge') + auditLine(now, 'KeyGet').slice(0, 50));
  await followed.until(() => followed.events() === 4);
  proxy.requests.length = 0;
  const {length} = followed.checks;
  await followed.until(() => followed.checks.length >= length + 3);
  assert.ok(proxy.requests.length <= 5, proxy.requests.join('\n'));
  assert.ok(
    proxy.requests.every(request => request.startsWith('HEAD ')),
    proxy.requests.join('\n'),
  );
  assert.deepEqual(followed.notices, []);
});

test('While Azure cannot be asked that is told, and what came meanwhile is found afterwards', async () => {
  const container = azurite.container('outage');
  await container.create();
  await append(container, hourBlob('ONE', now), auditLine(now, 'KeySign'));
  await using followed = await follow('outage');
  proxy.plan(Array.from({length: 200}, () => ({type: 'answer', status: 403, code: 'AuthorizationFailure'}) as const));
  await followed.until(() => followed.checks.at(-1)?.problem !== undefined);
  assert.match(followed.checks.at(-1)!.problem!, /firewall/);
  await append(container, hourBlob('ONE', now), auditLine(now, 'KeyDelete'));
  proxy.plan([]);
  await followed.until(() => followed.events() === 2);
  assert.match(followed.notices.at(-1)!, /can be read again/);
});

test('The blobs that are written to are those of the hour, and for a while those of the one before', () => {
  const known = [{name: hourBlob('ONE', '2026-10-01T08')}, {name: hourBlob('ONE', '2026-10-01T09')}] as never;
  const options = {now: Date.UTC(2026, 11, 31, 23, 59), judge: () => ({type: 'final'}) as const};
  const named = (withHourBefore: boolean, later = 0) =>
    liveNames(known, {...options, now: options.now + later, withHourBefore}).map(name =>
      name.slice(name.indexOf('/y=')),
    );
  assert.deepEqual(named(false), ['/y=2026/m=12/d=31/h=23/m=00/PT1H.json']);
  assert.deepEqual(named(true, 60_000), [
    '/y=2027/m=01/d=01/h=00/m=00/PT1H.json',
    '/y=2026/m=12/d=31/h=23/m=00/PT1H.json',
  ]);
});
