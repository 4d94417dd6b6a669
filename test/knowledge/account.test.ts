// Accounts of records made at random: nothing makes them throw, and nothing in them reaches a terminal.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {accountLines} from '../../source/command/event/text.ts';
import type {AuditEvent} from '../../source/event/audit-event.ts';
import {createParser} from '../../source/event/parse-event.ts';
import {accountOf, type EventContext, type Tone} from '../../source/knowledge/account.ts';
import {claimsOf} from '../../source/knowledge/claims.ts';
import {sourcesOf} from '../../source/knowledge/sources-of.ts';
import {tokensIn} from '../../source/knowledge/tokens.ts';
import {safeText} from '../../source/text/safe-text.ts';
import {someEvent} from '../event/some-event.ts';

const parser = createParser('whole');

const hostile = fc.constantFrom(
  '\u001b]52;c;eA==\u0007',
  '\u202eabc',
  '__proto__',
  'constructor',
  'azsdk-constructor-x/1',
  '\ud800',
  '((((',
  'TLS9_9',
  '0',
  '1e999',
);
const text = fc.oneof(fc.string({unit: 'binary', maxLength: 60}), hostile);
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.jsonValue({maxDepth: 3}));

/** A record of which each field may hold what it should, or anything. */
const record = fc.record(
  {
    time: fc.oneof(fc.constantFrom('2026-10-01T02:03:10.7880001Z', '1970-01-01T00:00:00Z'), value),
    operationName: fc.oneof(
      fc.constantFrom('KeySign', 'KeyPurge', 'SecurityDomainDownload', 'RegionReplicaSync'),
      value,
    ),
    resourceId: fc.oneof(
      fc.constant('/SUBSCRIPTIONS/A/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/H'),
      value,
    ),
    resultType: fc.oneof(fc.constantFrom('Success', 'Failure'), value),
    resultSignature: fc.oneof(fc.constantFrom('OK', 'Forbidden'), value),
    httpStatusCode: fc.oneof(fc.constantFrom(200, 202, 401, 403, 404, 409, 429, 500, 999, 101, 302), value),
    durationMs: fc.oneof(fc.integer({min: 0, max: 1e6}), value),
    callerIpAddress: fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom('fe80::1%eth0', 'X.X.X.X', '::ffff:10.0.0.1'),
      value,
    ),
    identity: fc.oneof(
      value,
      fc.record({
        claim: fc.dictionary(
          fc.constantFrom(
            'appid',
            'appidacr',
            'oid',
            'upn',
            'amr',
            'iat',
            'exp',
            'ipaddr',
            'wids',
            'roles',
            'scp',
            'xms_mirid',
            'tid',
            'idtyp',
            'iss',
            'aud',
            'acr',
            'acct',
            'constructor',
            'xms_new',
          ),
          fc.oneof(value, fc.constantFrom('04b07795-8ddb-461a-bbee-02f9e1bf7b46', '1790812000', '/a/providers/b/c')),
        ),
      }),
    ),
    clientInfo: value,
    correlationId: value,
    requestUri: fc.oneof(
      fc.webUrl(),
      fc.constant('https://h.managedhsm.azure.net/keys/k/v/sign?api-version=7.4'),
      value,
    ),
    properties: fc.oneof(value, fc.dictionary(text, value)),
    keyProperties: value,
    tlsVersion: value,
    addressAuthorizationType: value,
  },
  {requiredKeys: []},
);

const instant = fc.option(
  fc.record({milliseconds: fc.integer({min: 0, max: 253_402_300_799_999}), ticks: fc.nat(9999)}),
  {nil: undefined},
);

const context: fc.Arbitrary<EventContext> = fc.record({
  seen: fc.array(
    fc.record({
      field: fc.constantFrom('caller', 'ip', 'key'),
      value: text,
      count: fc.nat(),
      first: instant,
      last: instant,
    }),
    {maxLength: 3},
  ),
  usualDuration: fc.option(fc.record({median: fc.nat(), p95: fc.nat(), count: fc.nat(100)}), {nil: undefined}),
  begins: instant,
});

/** Controls and what turns text round; a line's own end is no part of it. */
const acting = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

test('No record makes an account throw, each has its parts in order, and no control character gets through', () => {
  const order = ['who', 'from', 'what', 'came', 'when', 'with', 'seen'];
  fc.assert(
    fc.property(record, fc.option(context, {nil: undefined}), (record, context) => {
      const event = readable(record);
      const account = accountOf(event, context);
      const labels = account.map(({label}) => label);
      assert.deepEqual(
        labels,
        order.filter(label => labels.includes(label)),
      );
      for (const {text} of account.flatMap(({statements}) => statements)) assert.equal(typeof text, 'string');
      for (const line of accountLines(account)) assert.doesNotMatch(line, acting);
      const entries = [...claimsOf(event), ...tokensIn(event).flatMap(found => found.entries)];
      for (const {label, text, note = ''} of entries) assert.doesNotMatch(safeText(label + text + note), acting);
      for (const {url} of sourcesOf(event)) assert.match(url, /^https:\/\//);
    }),
    {numRuns: 500},
  );
});

test('What a statement is about is what the event says in that field', () => {
  const event = readable({
    operationName: 'KeySign',
    durationMs: 4,
    callerIpAddress: '10.0.0.1',
    correlationId: 'c',
    clientInfo: 'curl/8',
    httpStatusCode: 200,
    requestUri: 'https://h.managedhsm.azure.net/keys/k/v/sign',
  });
  const abouts = accountOf(event).flatMap(({statements}) =>
    statements.flatMap(({about}) => (about ? [[about.field, about.value]] : [])),
  );
  assert.deepEqual(Object.fromEntries(abouts), {
    caller: 'unauthenticated',
    ip: '10.0.0.1',
    op: 'KeySign',
    key: 'k',
    hsm: 'h',
    status: 200,
    ms: 4,
    corr: 'c',
    client: 'curl/8',
  });
});

test('A deed that was not done is told as one that was tried', () => {
  const tones = (event: Partial<AuditEvent>) => tonesOf({...someEvent, ...event}, 'what');
  assert.ok(tones({operation: 'KeyPurge', outcome: 'ok'}).includes('grave'));
  assert.ok(!tones({operation: 'KeyPurge', outcome: 'failed'}).includes('grave'));
  assert.ok(tones({operation: 'KeyPurge', outcome: 'failed'}).includes('warning'));
  assert.ok(!tones({operation: 'KeyGet', outcome: 'ok'}).some(tone => tone === 'grave' || tone === 'warning'));
});

test('Slow is what takes far longer than nearly all others of its kind, and by a span that people notice', () => {
  const tone = (duration: number, usualDuration: EventContext['usualDuration']) =>
    accountOf({...someEvent, operation: 'KeySign', duration}, {seen: [], usualDuration})
      .flatMap(({statements}) => statements)
      .find(({about}) => about?.field === 'ms')?.tone;
  const usual = {median: 20, p95: 40, count: 500};
  assert.deepEqual(
    [tone(900, usual), tone(30, usual), tone(60, usual), tone(900, {...usual, count: 3}), tone(900, undefined)],
    ['warning', 'muted', 'muted', 'plain', 'plain'],
  );
});

test('New is what came up within a day before the event, where the records go back a day before that', () => {
  const hour = 3_600_000;
  const at = (hours: number) => ({milliseconds: hours * hour, ticks: 0});
  const tone = (first: number, begins: number | undefined) => {
    const seen = [{field: 'ip' as const, value: '10.0.0.1', count: 9, first: at(first), last: at(110)}];
    const context = {seen, usualDuration: undefined, begins: begins === undefined ? undefined : at(begins)};
    return tonesOf({...someEvent, time: at(100)}, 'seen', context)[0];
  };
  assert.deepEqual(
    [tone(99, 0), tone(99, 90), tone(50, 0), tone(99, undefined)],
    ['warning', 'plain', 'plain', 'plain'],
  );
});

function readable(record: object): AuditEvent {
  const event = parser.parseJson(JSON.stringify(record));
  assert.ok(event.readable);
  return event;
}

function tonesOf(event: AuditEvent, label: string, context?: EventContext): readonly Tone[] {
  const part = accountOf(event, context).find(part => part.label === label);
  return part?.statements.map(({tone}) => tone) ?? [];
}
