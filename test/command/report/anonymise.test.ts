import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import fc from 'fast-check';
import {createPseudonyms, type Kind} from '../../../source/command/report/pseudonyms.ts';
import {objects, principals, resources, subscription, tenant} from '../../../source/demo/cast.ts';
import {writeDemo} from '../../../source/demo/write-demo.ts';
import type {Row} from '../../../source/engine/engine.ts';
import {applicationOf, isApplicationName} from '../../../source/event/applications.ts';
import {checkQuery} from '../../../source/query/check.ts';
import {blob, createScene, lines, offsetOf, type Scene, writeSmallLog} from './scene.ts';

let demo: Scene;
before(async () => {
  demo = await createScene(writeDemo);
});
after(() => demo[Symbol.asyncDispose]());

/** Whatever names somebody or something of the demo's. */
const identities: readonly string[] = [
  ...Object.values(principals).flatMap(({name, objectId, application, ...more}) => [
    ...(isApplicationName(name) || name === 'Managed HSM' || name === 'Policy Insights' ? [] : [name]),
    objectId,
    ...(applicationOf(application) === undefined ? [application] : []),
    ...('user' in more ? [more.user.address] : []),
  ]),
  ...Object.values(resources).flatMap(({name, group}) => [name, group]),
  ...Object.values(objects).flat(),
  ...[tenant, subscription, 'contoso', 'keller'],
];

const rowsOf = async (query: string, most: number): Promise<readonly Row[]> =>
  (await demo.engine.page(checkQuery(query).query, {rank: 0}, 0, most)).rows;

test('No name, address or GUID of the demo survives in any format, whatever is marked', async () => {
  const all = await demo.engine.count({type: 'all'});
  const incident = await rowsOf('caller:operator@contoso.com', 60);
  const unreadable = await rowsOf('unreadable', 10);
  const formats = ['markdown', 'html', 'json'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(all - 1), {minLength: 1, maxLength: 12}),
      fc.array(fc.nat(incident.length - 1), {maxLength: 4}),
      fc.constantFrom(...formats),
      fc.constantFrom(...identities),
      async (ranks, own, format, named) => {
        const pages = await Promise.all(ranks.map(rank => demo.engine.page({type: 'all'}, {rank}, 0, 0)));
        const rows = [
          ...pages.map(({rows}) => rows[0]!),
          ...own.map(index => incident[index]!),
          ...unreadable.slice(0, 1),
        ];
        const marks = await Promise.all(rows.map(({id}) => demo.mark(id, `Is it ${named}? #${named.split('@')[0]}`)));
        const {text} = await demo.report({marks, format, isAnonymised: true, title: `On ${named}`, range: undefined});
        const lower = text.toLowerCase();
        assert.deepEqual(
          identities.filter(identity => lower.includes(identity.toLowerCase())),
          [],
        );
        assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i);
        assert.doesNotMatch(text, /[\w.-]+@[\w-]+\.[a-z]/i);
      },
    ),
    {numRuns: 30},
  );
});

test('Findings tell no names either, and the same caller has the same pseudonym in them and in events', async () => {
  const [purge] = await rowsOf('op:KeyPurge caller:operator@contoso.com', 0);
  const marks = [await demo.mark(purge!.id)];
  const named = JSON.parse((await demo.report({marks, format: 'json'})).text);
  const {findings, evidence} = JSON.parse((await demo.report({marks, format: 'json', isAnonymised: true})).text);
  const text = JSON.stringify(findings).toLowerCase();
  assert.deepEqual(
    identities.filter(identity => text.includes(identity.toLowerCase())),
    [],
  );
  const [{caller, ip, key, record}] = evidence;
  const about = (list: readonly {readonly subject: string}[], subject: string) =>
    list.filter(finding => finding.subject === subject).length;
  assert.ok(about(findings, caller) >= 3);
  assert.equal(about(findings, caller), about(named.findings, 'operator@contoso.com'));
  assert.ok(findings.some(({query}: {readonly query: string}) => query.includes(`caller:${caller} ip:${ip}`)));
  for (const name of [caller, ip, key]) assert.ok(record.includes(name), `${name} in ${record}`);
});

test('What escapes of JSON hide is hidden as well, and a line that is no JSON is left out', async () => {
  await using scene = await createScene(writeSmallLog);
  const marks = await Promise.all([0, offsetOf(1), offsetOf(2)].map(offset => scene.mark({blob, offset}, 'Maria?')));
  for (const format of ['markdown', 'html', 'json'] as const) {
    const {text} = await scene.report({marks, format, isAnonymised: true});
    assert.doesNotMatch(text, /maria|keller|contoso|payments-master|rg-pay|203\.0\.113|2001:db8/i);
  }
  const {text} = await scene.report({marks, isAnonymised: true});
  assert.match(text, /This line is no JSON/);
});

test('Files that are named by people have pseudonyms as well, also where they are gone', async () => {
  const file = 'maria-export.json';
  await using scene = await createScene(folder => {
    mkdirSync(folder);
    writeFileSync(join(folder, file), `${lines[0]!}\n`);
  });
  const mark = await scene.mark({blob: file, offset: 0});
  const marks = [mark, {...mark, offset: 5}, {...mark, blob: 'keller.json'}];
  for (const format of ['markdown', 'html', 'json'] as const) {
    const {text} = await scene.report({marks, format, isAnonymised: true});
    assert.doesNotMatch(text, /maria|keller/i);
    assert.match(text, /blob-1/);
  }
});

test('Pseudonyms are the same whatever the case, and only whole words are names', () => {
  const hide = createPseudonyms(
    new Map<string, Kind>([
      ['alice', 'caller'],
      ['alice smith', 'caller'],
      ['k1', 'key'],
    ]),
  );
  assert.equal(hide('Alice met ALICE SMITH and malice'), 'caller-1 met caller-2 and malice');
  assert.equal(hide('alice on k1, not k12'), 'caller-1 on key-1, not k12');
});

test('Addresses, ids, hosts and sign-in names are found by what they look like; times and versions stay', () => {
  const hide = createPseudonyms(new Map());
  const cases: readonly (readonly [string, string])[] = [
    ['from 203.0.113.7, then [2001:db8::1c]:443', 'from address-1, then [address-2]:443'],
    ['2026-10-07T00:50:00.123Z took 00:01:02', '2026-10-07T00:50:00.123Z took 00:01:02'],
    ['https://pay.managedhsm.azure.net/keys', 'https://host-1.managedhsm.azure.net/keys'],
    ['bob%40x.org and Bob@x.org', 'caller-1 and caller-2'],
    ['8806614C-ebc3-11ea-9e9b-00155db778ad', 'id-1'],
    ['8806614cebc311ea9e9b00155db778ad', 'id-2'],
    ['Python/3.8.2', 'Python/3.8.2'],
    ['ab'.repeat(32), 'ab'.repeat(32)],
  ];
  for (const [text, expected] of cases) assert.equal(hide(text), expected);
});

test('Text without anything known stays as it is', () => {
  const hide = createPseudonyms(new Map([['zzz', 'caller']]));
  fc.assert(
    fc.property(fc.stringMatching(/^[a-y ]*$/), text => {
      assert.equal(hide(text), text);
    }),
  );
});
