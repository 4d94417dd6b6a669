// While Azure is busy, everybody is told what is tried again and when: the engine, the screen, and `hsmscope sync`.
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import type {Wait} from '../../source/engine/engine.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {openProgram, runProgram} from '../helpers/program.ts';
import {account, append, auditLine, hourBlob, key, startAzurite} from './azurite.ts';
import {startFaultProxy} from './fault-proxy.ts';

const azurite = await startAzurite();
const proxy = await startFaultProxy(azurite.port);
after(async () => {
  await proxy[Symbol.asyncDispose]();
  await azurite[Symbol.asyncDispose]();
});

const url = `http://127.0.0.1:${proxy.port}/${account}`;
const name = hourBlob('ONE', '2026-10-01T08');
await azurite.container().create();
await append(azurite.container(), name, auditLine('2026-10-01T08:00:00Z', 'KeySign'));
const environment = {AZURE_STORAGE_KEY: key};
const given = [url, '--since', 'all'];
const busy = (retryAfter: number) => ({type: 'answer', status: 503, code: 'ServerBusy', retryAfter}) as const;

test('The engine tells of lists and of blobs what is tried again, and reads on', async () => {
  const cache = await mkdtemp(join(tmpdir(), 'hsmscope-retrying-'));
  after(() => rm(cache, {recursive: true, force: true}));
  proxy.plan([busy(0), {type: 'none'}, {type: 'none'}, busy(1)]);
  await using engine = {
    ...createLocalEngine(cache, {azure: {auth: 'key', secrets: {key}}}),
    async [Symbol.asyncDispose]() {
      await this.close();
    },
  };
  const waits: Wait[] = [];
  const notices: string[] = [];
  const {events} = await engine.open([url], {
    onWait: wait => waits.push(wait),
    onNotice: ({sentence}) => notices.push(sentence),
  });
  assert.equal(events, 1);
  assert.deepEqual(
    waits.map(({subject, reason}) => [subject, reason]),
    [
      [`${url}/insights-logs-auditevent`, 'Azure is busy'],
      [name, 'Azure is busy'],
    ],
  );
  assert.deepEqual(notices, []);
});

test('The screen counts down to the next try, stays alive meanwhile, and shows the events then', async () => {
  proxy.plan([busy(3)]);
  await using terminal = await openProgram(given, {columns: 120, rows: 30, environment});
  await terminal.until(rows => /Azure is busy, retrying in 3 s$/.test(rows[0]!));
  await terminal.until(rows => /Azure is busy, retrying in 2 s$/.test(rows[0]!));
  await terminal.press('?');
  assert.match(terminal.text(), /Help|keys/i);
  await terminal.press('escape');
  await terminal.until(rows => rows[0]!.includes('1 event') && rows[0]!.includes('● live'));
});

test('sync says it in a line where nothing can be written over, and not at all when it is to be quiet', async () => {
  proxy.plan([busy(1)]);
  const run = await runProgram(['sync', ...given], {environment});
  assert.match(run.stderr, /^hsmscope: http:.*\/insights-logs-auditevent: Azure is busy, retrying in 1 s\.\n$/);
  assert.deepEqual([run.code, /^1 event /.test(run.stdout)], [0, true]);
  proxy.plan([busy(1)]);
  const quiet = await runProgram(['sync', ...given, '--quiet'], {environment});
  assert.deepEqual([quiet.stderr, quiet.stdout, quiet.code], ['', '', 0]);
});

test('sync counts down on a terminal, in one line', async () => {
  proxy.plan([busy(3)]);
  await using terminal = await openProgram(['sync', ...given], {columns: 120, rows: 5, environment});
  await terminal.until(rows => rows[0] === 'Azure is busy, retrying in 3 s');
  await terminal.until(rows => rows[0] === 'Azure is busy, retrying in 1 s');
  await terminal.exit;
  assert.match(terminal.screen()[0]!, /^1 event /);
});
