// The detections on the demo: its incident is found, and nothing grave is said of days on which nothing happened.
import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {incident} from '../../source/demo/incident.ts';
import {writeDemo} from '../../source/demo/write-demo.ts';
import {createLocalEngine} from '../../source/engine/local-engine.ts';
import type {Finding} from '../../source/knowledge/finding.ts';
import {detections, findOutstanding, usualRange} from '../../source/knowledge/triage.ts';
import {checkQuery} from '../../source/query/check.ts';

const root = await mkdtemp(join(tmpdir(), 'hsmscope-triage-'));
await writeDemo(join(root, 'demo'));
const engine = createLocalEngine(join(root, 'cache'));
const holdings = await engine.open([join(root, 'demo')]);
after(async () => {
  await engine.close();
  await rm(root, {recursive: true, force: true});
});

const found = await findOutstanding(engine, holdings, usualRange(holdings)!);
const between = (from: string, until: string) =>
  findOutstanding(engine, holdings, {from: Date.parse(from), until: Date.parse(until)});
const grave = (findings: readonly Finding[]) =>
  findings.filter(({severity}) => severity === 'grave').map(({detection, subject}) => `${detection}: ${subject}`);

test('The compromised account, its address, what it granted and destroyed and the throttled client are grave, and no more', () => {
  assert.deepEqual(grave(found), [
    `success after failures: ${incident.account}`,
    `new address: ${incident.address}`,
    `role change: ${incident.account}`,
    `purge: ${incident.account}`,
    'throttled: batch-signer',
  ]);
});

test('Each finding’s query can be read, and shows events', async () => {
  for (const {query, detection, sentence} of found) {
    const checked = checkQuery(query);
    assert.deepEqual(checked.problems, [], query);
    assert.ok((await engine.count(checked.query)) > 0, query);
    assert.ok(sentence.length > 10, detection);
  }
});

test('On days on which nothing happened nothing is grave, and at most one thing a day is notable', async () => {
  for (const [from, until] of [
    ['2026-10-05T12:00Z', '2026-10-06T00:00Z'],
    ['2026-10-06T10:00Z', '2026-10-06T22:00Z'],
    ['2026-10-07T08:00Z', '2026-10-08T00:00Z'],
  ] as const) {
    const findings = await between(from, until);
    assert.deepEqual(
      grave(findings).filter(text => !text.startsWith('throttled')),
      [],
      from,
    );
    const notable = findings.filter(({severity}) => severity === 'notable');
    assert.ok(notable.length <= 1, JSON.stringify(notable, undefined, 1));
  }
});

test('Detections have names of their own and ask a question', () => {
  assert.equal(new Set(detections.map(({name}) => name)).size, detections.length);
  for (const {question} of detections) assert.match(question, /\?$/);
});
