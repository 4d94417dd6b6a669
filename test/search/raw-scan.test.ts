// Searching the records themselves finds what the obvious way finds: reading each record and asking it.
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import fc from 'fast-check';
import type {PathQuery, Value} from '../../source/query/syntax.ts';
import {toPredicate} from '../../source/query/to-predicate.ts';
import {rangeBitmap} from '../../source/search/bitmap.ts';
import {scanRaw} from '../../source/search/raw-scan.ts';
import {pathTest, substringTest} from '../../source/search/raw-tests.ts';
import {fold} from '../../source/text/fold.ts';
import {shapes, shapesFolder} from '../helpers/shapes.ts';
import {bitmapOf, type RawBlobs, type Storage, storeBlobs, watched} from './raw-blobs.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-raw-`);
after(() => rmSync(root, {recursive: true}));

const proceed = async () => undefined;
const storages: readonly Storage[] = ['plain', 'framed'];

type Asked = {
  readonly texts: readonly string[];
  readonly paths: readonly PathQuery[];
  readonly isCandidate: (row: number) => boolean;
};

/** How many rows were found, by all tests together. */
async function assertObvious({segment, open, records}: RawBlobs, {texts, paths, isCandidate}: Asked): Promise<number> {
  const predicates = paths.map(path => toPredicate(path, () => false));
  const expected = [
    ...texts.map(text => (row: number) => fold(records[row]!.text).includes(fold(text))),
    ...predicates.map(predicate => (row: number) => predicate(records[row]!.parsed)),
  ].map(isIn => bitmapOf(segment.rows, row => isCandidate(row) && isIn(row)));
  const tests = [...texts.map(substringTest), ...paths.map(pathTest)];
  const answer = await scanRaw(segment, bitmapOf(segment.rows, isCandidate), tests, open, proceed);
  assert.deepEqual(answer, {matches: expected, unread: bitmapOf(segment.rows, () => false), problems: []});
  return expected.flatMap(bits => [...bits]).filter(word => word !== 0).length;
}

const equal = (text: string): Value => ({type: 'equal', text});
const glob = (pattern: string): Value => ({type: 'glob', pattern});
const path = (dotted: string, ...values: readonly Value[]): PathQuery => ({
  type: 'path',
  path: dotted.split('.'),
  values,
});

for (const storage of storages) {
  test(`in the ${storage} blobs of every shape, each record is found by what it says`, async () => {
    const files = shapes.map(({file}) => [file, readFileSync(`${shapesFolder}/${file}`)] as const);
    const blobs = await storeBlobs(root, Object.fromEntries(files), storage);
    const pieces = blobs.records.flatMap(({text}) => [text.slice(3, 9), text.slice(-40, -20).toUpperCase(), text]);
    const found = await assertObvious(blobs, {
      texts: ['', 'KEYVAULT', '"', '\\', '\ufffd', '\0', 'ü', '\n', 'success', 'no such text', ...pieces],
      paths: [
        path('properties.sku_Family', equal('b')),
        path('claim.appid', glob('*')),
        path('identity.claim', glob('*oid*')),
        path('claim.oid', glob('B*'), glob('a*')),
        path('properties.isAccessPolicyMatch', equal('TRUE')),
        path('subnetId.x', equal('(unknown)')),
      ],
      isCandidate: () => true,
    });
    assert.ok(found > 20);
  });
}

const values = [
  'RSA',
  'rsa-hsm',
  'ſlow key',
  '\u212aeys',
  'a/b "c" \\d',
  'Straße',
  'k',
  's',
  'pwd\n',
  'İı',
  '{x',
  'u0041',
  'a/b',
];
const numbers = ['2048', '2.048e3', '1e999', '-0', '1e21', 'true', 'null', '{"rsa":[1,  "k"]}', '["RSA", "pwd"]'];
const hostile = fc.constantFrom(
  ...values,
  ...[
    'A/B',
    'key',
    'KEYS',
    'slow',
    'infinity',
    '-inf',
    '2048',
    '48',
    '1e+21',
    'true',
    'b "c',
    'a/',
    '/b',
    'sse',
    'straße',
    '\\u',
  ],
);

/** Text as JSON may write it: each character as it is, or escaped. */
const written = fc.tuple(fc.constantFrom(...values), fc.infiniteStream(fc.nat(9))).map(([text, dice]) => {
  const characters = [...text].map(character => {
    const roll = dice.next().value;
    if (roll < 2) return [...character].map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
    return character === '/' && roll < 5 ? '\\/' : JSON.stringify(character).slice(1, -1);
  });
  return `"${characters.join('')}"`;
});
const value = fc.oneof({weight: 3, arbitrary: written}, {weight: 1, arbitrary: fc.constantFrom(...numbers)});
const padding = fc.oneof(
  {weight: 4, arbitrary: fc.constant(0)},
  {weight: 1, arbitrary: fc.integer({max: 90_000, min: 0})},
);

const jsonLine = fc
  .record({a: value, b: value, claim: value, padding})
  .map(
    each =>
      `{"time":"2026-10-05T00:00:00Z", "properties": {"a":${each.a}, "In":{"b" : ${each.b}}}, "identity":{"claim":{"amr":${each.claim}}}, "pad":"${'x'.repeat(each.padding)}"}`,
  );
const nestedLine = value.map(inner => `{"operationName":"KeySign","properties":${JSON.stringify(`{"a":${inner}}`)}}`);
const garbage = fc.constantFrom('RSA, not JSON', '{"a": "RSA', '\u212aey ſ', '["RSA"]');
const jsonBlob = fc
  .tuple(
    fc.array(fc.oneof({weight: 6, arbitrary: jsonLine}, nestedLine, garbage), {maxLength: 40}),
    fc.constantFrom('\n', '\r\n', '\n\n  '),
  )
  .map(([lines, end]) => Buffer.from(lines.join(end)));
const csvBlob = fc.array(fc.tuple(value, value), {maxLength: 20}).map(rows => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = rows.map(([a, b]) => `2026-10-05T00:00:00Z,KeySign,${cell(a)},${cell(`{"a":${b}}`)}`);
  return Buffer.from(['TimeGenerated,OperationName,a,properties_s', ...lines].join('\n'));
});

const someValue: fc.Arbitrary<Value> = fc.oneof(
  {weight: 6, arbitrary: hostile.map(equal)},
  {weight: 2, arbitrary: hostile.map(text => glob(`${text}*`))},
  hostile.map(text => glob(`*${text}*`)),
  hostile.map(text => glob(`R*${text}`)),
  fc.constantFrom<Value>({type: 'compare', operator: '>=', text: '2048'}, {type: 'regex', pattern: 'r.a|k'}),
);
const somePath = fc
  .tuple(
    fc.constantFrom('properties.a', 'properties.in.b', 'claim.amr', 'identity.claim', 'properties.in'),
    fc.array(someValue, {minLength: 1, maxLength: 2}),
  )
  .map(([name, some]) => path(name, ...some));

test('random records, written in any way, are found among random candidates as the obvious way finds them', async () => {
  let found = 0;
  const cases = fc.record({
    contents: fc.array(fc.oneof({weight: 3, arbitrary: jsonBlob}, csvBlob), {minLength: 1, maxLength: 3}),
    storage: fc.constantFrom(...storages),
    texts: fc.array(hostile, {maxLength: 3}),
    paths: fc.array(somePath, {minLength: 2, maxLength: 8}),
    every: fc.constantFrom(1, 1, 2, 3, 7),
  });
  await fc.assert(
    fc.asyncProperty(cases, async ({contents, storage, texts, paths, every}) => {
      const named = Object.fromEntries(contents.map((content, index) => [`blob-${index}`, content]));
      const blobs = await storeBlobs(root, named, storage);
      found += await assertObvious(blobs, {texts, paths, isCandidate: row => row % every === 0});
    }),
    {numRuns: 150},
  );
  assert.ok(found > 100);
});

const line = (text: string, length = 0) => `{"operationName":"KeySign","text":"${text}${'x'.repeat(length)}"}\n`;

for (const storage of storages) {
  test(`in ${storage} blobs, records behind one another in time but not in place are told apart`, async () => {
    const at = (minute: number, text: string) => `{"time":"2026-10-05T00:${minute}:00Z","text":"${text}"}\n`;
    const content = Buffer.from(at(30, 'one') + at(20, 'two') + at(40, 'three') + at(10, 'four'));
    const blobs = await storeBlobs(root, {a: content, b: content}, storage);
    const tests = ['one', 'two', 'three', 'four', 'e"}\n{"t'].map(substringTest);
    const {matches} = await scanRaw(blobs.segment, rangeBitmap(8, 0, 8), tests, blobs.open, proceed);
    assert.deepEqual(
      matches.map(([word]) => word),
      [0b00110000, 0b00001100, 0b11000000, 0b00000011, 0],
    );
  });

  test(`of a long ${storage} record, a text is found wherever it lies`, async () => {
    const filler = 'x'.repeat(4_300_000);
    const places = [1, 262_140, 200_000, 196_600, 4_194_300, 4_299_000];
    const content = places.map(place => `${filler.slice(0, place)}Needle ſharp${filler.slice(place)}`);
    const blobs = await storeBlobs(root, {a: Buffer.from([filler, ...content, line('x')].join('\n'))}, storage);
    await assertObvious(blobs, {
      texts: ['needle sharp', 'needle', 'xneedle ſharpx', filler.slice(0, 100)],
      paths: [path('properties.text', equal('x'))],
      isCandidate: () => true,
    });
  });
}

test('few candidates in a large blob do not read it all', async () => {
  const content = Buffer.from(Array.from({length: 100}, (_, index) => line(`number ${index};`, 50_000)).join(''));
  const {segment, open} = await storeBlobs(root, {a: content}, 'plain');
  let read = 0;
  const few = bitmapOf(segment.rows, row => row === 7 || row === 8 || row === 90);
  const opened = watched(open, bytes => {
    read += bytes;
  });
  const {matches} = await scanRaw(segment, few, [substringTest('number 90;')], opened, proceed);
  assert.deepEqual(matches, [bitmapOf(segment.rows, row => row === 90)]);
  assert.ok(read < 160_000, `${read} bytes`);
});

test('several conditions on one record parse it once', async () => {
  const {segment, open} = await storeBlobs(root, {a: Buffer.from(line('RSA'))}, 'plain');
  const events = new Set<object>();
  const asks = {needles: undefined, accepts: ({parsed}: {parsed: () => object}) => events.add(parsed()).size > 0};
  await scanRaw(segment, rangeBitmap(1, 0, 1), [asks, asks, asks], open, proceed);
  assert.equal(events.size, 1);
});

test('a search that is not wanted any more reads no further stretch', async () => {
  const {segment, open} = await storeBlobs(root, {a: Buffer.from(line('x', 1000).repeat(5000))}, 'plain');
  let [asked, reads] = [0, 0];
  const stop = async () => {
    if (++asked > 3) throw new Error('cancelled');
  };
  const opened = watched(open, bytes => {
    reads++;
    assert.ok(bytes <= 256 * 1024);
  });
  const search = scanRaw(segment, rangeBitmap(5000, 0, 5000), [substringTest('x')], opened, stop);
  await assert.rejects(search, /cancelled/);
  assert.equal(reads, 3);
});
