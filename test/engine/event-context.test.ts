// What the data around an event says, counted one by one.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {contextOf} from '../../source/engine/event-context.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import {someEvent} from '../event/some-event.ts';
import {hour, newLogs} from './cached-logs.ts';

const start = Date.parse('2026-10-01T10:00:00Z');

/** A hundred requests, a minute after each other, in two blobs: the n-th takes n milliseconds. */
const lines = Array.from({length: 100}, (_, index) =>
  JSON.stringify({
    time: new Date(start + index * 60_000).toISOString(),
    operationName: index < 90 ? 'KeySign' : 'KeyGet',
    durationMs: index + 1,
    callerIpAddress: index % 2 === 0 ? '203.0.113.7' : '203.0.113.8',
    identity: {claim: {upn: index < 40 ? 'alice@contoso.com' : 'bob@contoso.com'}},
    requestUri: index < 10 ? `https://h.managedhsm.azure.net/keys/tde-${index}/sign` : undefined,
  }),
);

const {logs, cache} = newLogs({
  [hour(10)]: `${lines.slice(0, 60).join('\n')}\n`,
  [hour(11)]: `${lines.slice(60).join('\n')}\n`,
});
const engine = createLocalEngine(cache);
await engine.open([logs]);
after(() => engine.close());

const minute = (number: number) => ({milliseconds: start + number * 60_000, ticks: 0});

test('Caller, address and key are counted over all blobs, with when they were first and last seen', async () => {
  const event = {...someEvent, caller: 'bob@contoso.com', address: '203.0.113.8', key: 'tde-3'};
  const {seen, begins} = await contextOf(engine, event);
  const told = seen.map(({field, value, count, first, last}) => [
    field,
    value,
    count,
    first?.milliseconds,
    last?.milliseconds,
  ]);
  assert.deepEqual(told, [
    ['caller', 'bob@contoso.com', 60, minute(40).milliseconds, minute(99).milliseconds],
    ['ip', '203.0.113.8', 50, minute(1).milliseconds, minute(99).milliseconds],
    ['key', 'tde-3', 1, minute(3).milliseconds, minute(3).milliseconds],
  ]);
  assert.equal(begins?.milliseconds, minute(0).milliseconds);
});

test('What the event does not have is not asked for, and what nobody has was never seen', async () => {
  const {seen, usualDuration} = await contextOf(engine, {...someEvent, caller: 'nobody', operation: 'KeyPurge'});
  assert.deepEqual(seen, [{field: 'caller', value: 'nobody', count: 0, first: undefined, last: undefined}]);
  assert.equal(usualDuration, undefined);
});

test('The usual duration is that of the same operation alone', async () => {
  const usual = async (operation: string) => (await contextOf(engine, {...someEvent, operation})).usualDuration;
  assert.deepEqual(await usual('KeySign'), {median: 45, p95: 86, count: 90});
  assert.deepEqual(await usual('KeyGet'), {median: 95, p95: 100, count: 10});
});

test('A question that is taken back is not answered', async () => {
  await assert.rejects(
    contextOf(engine, {...someEvent, operation: 'KeySign'}, AbortSignal.abort(new Error('taken back'))),
    {
      message: 'taken back',
    },
  );
});
