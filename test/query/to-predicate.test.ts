import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {ParsedRecord} from '../../source/event/audit-event.ts';
import {checkQuery} from '../../source/query/check.ts';
import {wordMatcher} from '../../source/query/match-value.ts';
import {resolveTimes} from '../../source/query/resolve-times.ts';
import {toPredicate} from '../../source/query/to-predicate.ts';
import {fold} from '../../source/text/fold.ts';
import {someEvent} from '../event/some-event.ts';
import {plainQueries} from './queries.ts';

const records: {readonly [name: string]: ParsedRecord} = {
  purge: {
    ...someEvent,
    time: {milliseconds: Date.parse('2026-10-01T19:52:39.763Z'), ticks: 0},
    operation: 'KeyPurge',
    outcome: 'failed',
    status: 403,
    caller: 'Alice@contoso.com',
    key: 'tde-master',
    duration: 12,
    address: '2001:db8::7',
    correlation: '8806614C-EBC3-11EA',
    client: 'azsdk-net-keys/4.2 (Linux)',
    identity: {claims: new Map([['amr', ['pwd', 'mfa']]]), writtenKeys: new Map()},
  },
  backup: {
    ...someEvent,
    time: {milliseconds: Date.parse('2026-10-02T00:00:00Z'), ticks: 0},
    operation: 'BackupCreate',
    outcome: 'ok',
    status: 202,
    caller: 'svc-backup',
    application: 'Azure CLI',
    key: '',
    duration: 1488,
    address: '203.0.113.7',
    properties: {keyProperties: {type: 'RSA', size: 2048}},
  },
  challenge: {...someEvent, operation: 'Authentication', outcome: 'challenge', status: 401},
  unreadable: {readable: false, reason: 'This line is no JSON.'},
};

/** Half past two in the afternoon of Friday, 2 October. */
const clock = {now: Date.parse('2026-10-02T14:30:00.500Z'), zone: 'utc'} as const;

function found(text: string): readonly string[] {
  const {query, problems} = checkQuery(text);
  assert.deepEqual(problems, [], text);
  const matches = toPredicate(resolveTimes(query, clock), (word, _field, value) => wordMatcher(word)(fold(value)));
  return Object.keys(records).filter(name => matches(records[name]!));
}

test('A query finds the events that it describes', () => {
  const everything = Object.keys(records);
  const examples: readonly (readonly [string, readonly string[]])[] = [
    ['', everything],
    ['alice', ['purge']],
    ['KEY', ['purge']],
    ['^key', ['purge']],
    ['create$', ['backup']],
    ['!key', ['backup', 'challenge', 'unreadable']],
    ['403', []],
    ['op:keypurge', ['purge']],
    ['op:key', []],
    ['op:*e', ['purge', 'backup']],
    ['op:(KeyPurge or Authentication)', ['purge', 'challenge']],
    ['caller:ALICE@*', ['purge']],
    ['app:"azure cli"', ['backup']],
    ['status:4xx', ['purge', 'challenge']],
    ['status:>=202 status:<403', ['backup', 'challenge']],
    ['ms:>12', ['backup']],
    ['ms:12', ['purge']],
    ['key:*', ['purge']],
    ['-key:*', ['backup', 'challenge', 'unreadable']],
    ['failed', ['purge']],
    ['ok', ['backup']],
    ['is:unreadable', ['unreadable']],
    ['is:challenge', ['challenge']],
    ['sensitive', ['purge', 'backup']],
    ['is:unauthenticated', ['challenge']],
    ['ip:203.0.113.0/24', ['backup']],
    ['ip:(2001:DB8::/32 or 10.0.0.0/8)', ['purge']],
    ['ip:[2001:db8:0::7]:443', ['purge']],
    ['ip:"203.0.113.0/24"', []],
    ['ip:203.0.113.*', ['backup']],
    ['corr:8806614c', ['purge']],
    ['corr:*11ea', ['purge']],
    ['-corr:*', ['backup', 'challenge', 'unreadable']],
    ['client:/AZSDK-(net|python)/', ['purge']],
    ['client:/^azsdk$/', []],
    ['op:/^key|create$/', ['purge', 'backup']],
    ['claim.amr:MFA', ['purge']],
    ['claim.amr:*', ['purge']],
    ['-claim.amr:pwd', ['backup', 'challenge', 'unreadable']],
    ['properties.keyProperties.type:(EC or rsa)', ['backup']],
    ['keyProperties.size:>=2048', ['backup']],
    ['keyProperties.size:1..100', []],
    ['keyProperties.type:>=1', []],
    ['last:18h', ['backup']],
    ['last:19h', ['purge', 'backup']],
    ['on:yesterday', ['purge']],
    ['on:friday or on:thursday', ['purge', 'backup']],
    ['since:today', ['backup']],
    ['until:today', ['purge']],
    ['until:"2026-10-01 19:52:39.763"', []],
    ['at:2026-10-01T19:52', ['purge']],
    ['-failed -ok', ['challenge', 'unreadable']],
    ['time:2026-10-01', ['purge']],
    ['time:>2026-10-01', ['backup']],
    ['time:>=2026-10-01', ['purge', 'backup']],
    ['time:<2026-10-02', ['purge']],
    ['time:2026-10-01T19:52:39.763..2026-10-02', ['purge', 'backup']],
    ['time:*', ['purge', 'backup']],
    ['alice or ok', ['purge', 'backup']],
    ['alice ok', []],
    ['-(alice or ok)', ['challenge', 'unreadable']],
  ];
  for (const [text, names] of examples) assert.deepEqual(found(text), names, text);
});

test('A word is asked about the searched fields that the event has', () => {
  const asked: string[] = [];
  const matches = toPredicate({type: 'word', match: 'fuzzy', text: 'x'}, (_word, field, value) => {
    asked.push(`${field}=${value}`);
    return false;
  });
  for (const record of Object.values(records)) matches(record);
  assert.deepEqual(asked, [
    ...['op=KeyPurge', 'caller=Alice@contoso.com', 'ip=2001:db8::7', 'key=tde-master'],
    ...['client=azsdk-net-keys/4.2 (Linux)', 'op=BackupCreate', 'caller=svc-backup', 'ip=203.0.113.7'],
    ...['app=Azure CLI', 'op=Authentication', 'caller=unauthenticated'],
  ]);
});

test('Every query answers for every record, and its negation answers the opposite', () => {
  fc.assert(
    fc.property(plainQueries, fc.constantFrom(...Object.values(records)), (query, record) => {
      const asks = (asked: typeof query) =>
        toPredicate(asked, (word, _field, value) => wordMatcher(word)(fold(value)))(record);
      assert.equal(asks({type: 'not', part: query}), !asks(query));
    }),
  );
});
