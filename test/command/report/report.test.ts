// Reports as people get them: the golden one stands beside this file, to be read.
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {appendFileSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {blob, createScene, hostile, lines, offsetOf, type Scene, writeSmallLog} from './scene.ts';

const golden = new URL('./report.md', import.meta.url);

const marksOf = async (scene: Scene) => [
  await scene.mark({blob, offset: 0}, 'Who is she? #incident-7'),
  await scene.mark({blob, offset: offsetOf(1)}, 'The | hostile <b>one</b>'),
  await scene.mark({blob, offset: offsetOf(2)}),
];

/** What differs from machine to machine. */
const steady = (text: string, {root}: Scene): string =>
  text
    .replaceAll(root, '…')
    .replace(/(ETag: ).*/g, '$1…')
    .replace(/hsmscope \d+\.\d+\.\d+/, 'hsmscope 0.0.0');

test('A report in Markdown is as it stands in report.md, with names', async () => {
  await using scene = await createScene(writeSmallLog);
  const {text} = await scene.report({marks: await marksOf(scene), title: 'Incident 7'});
  const seen = steady(text, scene);
  if (process.env.UPDATE_GOLDEN !== undefined) writeFileSync(golden, seen);
  assert.equal(seen, readFileSync(golden, 'utf8'));
});

test('Its hashes are those of the bytes in the blob, and it says whether they are still the same', async () => {
  await using scene = await createScene(writeSmallLog);
  const [mark] = await marksOf(scene);
  const told = async (marks: readonly (typeof mark)[]) =>
    JSON.parse((await scene.report({marks: marks as never, format: 'json'})).text);
  const sha256 = createHash('sha256').update(lines[0]!).digest('hex');
  const {evidence, blobs} = await told([mark]);
  assert.deepEqual([evidence[0].custody.sha256, evidence[0].custody.sha256Now], [sha256, sha256]);
  const whole = readFileSync(join(scene.root, 'logs', blob));
  assert.equal(blobs[0].ranges.at(-1).until, whole.length);
  assert.equal(blobs[0].ranges[0].sha256, createHash('sha256').update(whole).digest('hex'));
  const other = await scene.report({marks: [{...mark!, sha256: 'ab'.repeat(32)}]});
  assert.match(other.text, new RegExp(`OTHER BYTES than when it was marked: ${sha256}`));
});

test('A marked event whose record is gone is told all the same, with what its mark knows', async () => {
  await using scene = await createScene(writeSmallLog);
  const [mark] = await marksOf(scene);
  const {text} = await scene.report({marks: [{...mark!, blob: 'gone.json'}]});
  assert.match(text, /\| 1 \| 2026-10-07T00:50:00\.1234567Z \| KeyPurge \| 204 ok \| maria/);
  assert.match(text, /No record: There is no event at gone\.json, byte 0/);
  assert.match(text, /the record is not at hand/);
});

test('HTML has no script, loads nothing, and shows what a log holds as text', async () => {
  await using scene = await createScene(writeSmallLog);
  const {text} = await scene.report({marks: await marksOf(scene), format: 'html', title: hostile});
  const tags = new Set(Array.from(text.matchAll(/<\/?([a-z]\w*)/gi), ([, name]) => name!.toLowerCase()));
  const ours = [
    'html',
    'head',
    'meta',
    'title',
    'style',
    'body',
    'h1',
    'h2',
    'h3',
    'dl',
    'dt',
    'dd',
    'div',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
    'a',
    'section',
    'blockquote',
    'span',
    'br',
    'pre',
    'p',
    'ul',
    'li',
    'strong',
    'small',
    'code',
  ];
  assert.deepEqual(
    [...tags].filter(tag => !ours.includes(tag)),
    [],
  );
  assert.doesNotMatch(text, /<[^>]*\b(?:on\w+|src|style)=/i);
  assert.doesNotMatch(text, /href="(?!#)/);
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  assert.match(text, /&lt;\/pre&gt;&lt;script&gt;alert\(1\)&lt;\/script&gt;/);
  assert.match(text, /default-src 'none'/);
  assert.match(text, /@media \(prefers-color-scheme: dark\)[\s\S]*@media print/);
});

test('In Markdown no log text ends the block that it stands in', async () => {
  await using scene = await createScene(writeSmallLog);
  const {text} = await scene.report({marks: await marksOf(scene)});
  const fences = text.split('\n').filter(line => /^`{3,}/.test(line));
  assert.equal(fences.length % 2, 0);
  for (let index = 0; index < fences.length; index += 2) {
    const fence = /^`+/.exec(fences[index]!)![0];
    assert.equal(fences[index + 1], fence);
  }
  assert.ok(fences.includes('````json'));
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test('No signature of a token that was logged reaches a report', async () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signature = 'c2lnbmF0dXJlLW9mLWEtdG9rZW4';
  const token = `${part({alg: 'RS256'})}.${part({oid: 'o1'})}.${signature}`;
  await using scene = await createScene(folder => {
    writeSmallLog(folder);
    const line = {
      time: '2026-10-07T01:00:00Z',
      operationName: 'KeyGet',
      identity: {claim: {upn: token}},
      clientInfo: `x ${token}`,
    };
    appendFileSync(join(folder, blob), `${JSON.stringify(line)}\r\n`);
  });
  const marks = [await scene.mark({blob, offset: offsetOf(3)})];
  assert.ok(!JSON.stringify(marks).includes(signature));
  for (const format of ['markdown', 'html', 'json'] as const) {
    for (const isAnonymised of [false, true]) {
      assert.ok(!(await scene.report({marks, format, isAnonymised})).text.includes(signature));
    }
  }
  assert.ok(existsSync(join(scene.root, 'logs', blob)));
});
