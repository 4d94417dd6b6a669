// Events made at random from few values, so that queries made at random match some of them.
import fc from 'fast-check';
import type {AuditEvent, ParsedRecord} from '../../source/event/audit-event.ts';
import type {FieldName} from '../../source/event/fields.ts';
import {allOf, anyOf, noneOf} from '../../source/query/compose.ts';
import {isNames} from '../../source/query/is-words.ts';
import type {PlainQuery, Value} from '../../source/query/syntax.ts';
import {toPredicate} from '../../source/query/to-predicate.ts';
import {emptyBitmap, intersect, rangeBitmap, unite} from '../../source/search/bitmap.ts';
import {type ColumnIndex, createColumnIndex} from '../../source/search/column-index.ts';
import type {IndexedSegment} from '../../source/search/evaluate.ts';
import type {ReadRaw} from '../../source/search/evaluate-raw.ts';
import {createLocalScanner} from '../../source/search/local-scanner.ts';
import type {Segment} from '../../source/search/segment.ts';
import {createIndexBuilder} from '../../source/store/index-builder.ts';
import {someEvent} from '../event/some-event.ts';

const start = Date.UTC(2026, 9, 5);

const vocabulary = {
  op: ['KeySign', 'KeyDelete', 'BackupCreate', 'Authentication', 'RoleAssignmentApprove', 'keypurge'],
  caller: ['alice@contoso.com', 'ALICE@contoso.com', 'Straße', 'unauthenticated'],
  ip: ['203.0.113.7', '2001:db8::1', '2001:DB8:0::1', '::ffff:203.0.113.7', 'X.X.X.X'],
  key: ['tde-27', 'payments-master'],
  hsm: ['contosohsm', 'ContosoVault'],
} as const;

const correlations = ['8806614c-ebc3-11ea-9e9b-00155db778ad', '8806614C-0000', '1c9a3d5e-0b1f', ''];

const maybe = <Value>(values: readonly Value[]) => fc.option(fc.constantFrom(...values), {nil: undefined});

const event: fc.Arbitrary<AuditEvent> = fc
  .record({
    time: fc.option(
      fc.record({milliseconds: fc.integer({min: start, max: start + 50}), ticks: fc.constantFrom(0, 1, 9999)}),
      {nil: undefined},
    ),
    operation: maybe(vocabulary.op),
    outcome: fc.constantFrom<AuditEvent['outcome']>('ok', 'failed', 'challenge', 'unknown'),
    status: maybe([200, 202, 401, 403, 429]),
    duration: maybe([0, 12.5, 254, 255, 70_000, 5e9, -1]),
    address: maybe(vocabulary.ip),
    caller: fc.constantFrom(...vocabulary.caller),
    key: maybe(vocabulary.key),
    resource: maybe(vocabulary.hsm),
    correlation: maybe(correlations),
    properties: fc.record({size: fc.constantFrom(2048, '2048', 'RSA', ''), tags: fc.constant(['a', 'B'])}),
  })
  .map(known => ({...someEvent, ...known}));

const record: fc.Arbitrary<ParsedRecord> = fc.oneof(
  {weight: 9, arbitrary: event},
  {weight: 1, arbitrary: fc.constant<ParsedRecord>({readable: false, reason: 'not JSON'})},
);

/** Blobs of records; each blob is a segment of its own. */
export const blobs = fc.array(fc.array(record, {maxLength: 80}), {minLength: 1, maxLength: 4});

/** The segment of a blob: record i begins at byte 100·i. */
export function segmentOfBlob(records: readonly ParsedRecord[], name: string): Segment {
  const builder = createIndexBuilder();
  builder.beginBlob(name, start);
  records.forEach((parsed, index) => {
    builder.add({offset: index * 100, length: 90}, parsed);
  });
  return builder.finish(name);
}

/** Reads the records in the order of their segment's rows, as a scan of the raw ones would. */
export function readRawOf(recordAt: (segment: string, offset: number) => ParsedRecord): ReadRaw<IndexedSegment> {
  return async (leaves, candidates, {segment: {rows, offset, name}}) => ({
    unread: emptyBitmap(rows),
    rows: new Map(
      leaves.map(leaf => {
        // Texts of no column are left to the scan of the raw records.
        const matches = leaf.type === 'path' ? toPredicate(leaf, () => false) : () => false;
        const found = Array.from({length: rows}, (_, row) =>
          rangeBitmap(rows, row, matches(recordAt(name, offset.numbers[row]!)) ? row + 1 : row),
        );
        return [leaf, intersect(found.reduce(unite, emptyBitmap(rows)), candidates)];
      }),
    ),
  });
}

/** An index of blobs, each a segment under its number. */
export function indexOfBlobs(records: readonly (readonly ParsedRecord[])[]): ColumnIndex {
  const segments = new Map(records.map((blob, number) => [`blob-${number}`, segmentOfBlob(blob, `blob-${number}`)]));
  const byName = new Map(records.map((blob, number) => [`blob-${number}`, blob]));
  const index = createColumnIndex(createLocalScanner(readRawOf((name, offset) => byName.get(name)![offset / 100]!)));
  for (const [name, segment] of segments) index.put(name, segment);
  return index;
}

const pieces = ['key', 'alice', 'CONTOSO', 'strasse', 'straße', '203', 'tde', 'x', 'net', 'master'];

const word: fc.Arbitrary<PlainQuery> = fc.record({
  type: fc.constant('word'),
  match: fc.constantFrom('exact', 'prefix', 'suffix', 'whole'),
  text: fc.constantFrom(...pieces, ...Object.values(vocabulary).flat()),
});

const textValue = (field: keyof typeof vocabulary): fc.Arbitrary<Value> =>
  fc.oneof(
    fc.record({type: fc.constant('equal'), text: fc.constantFrom(...vocabulary[field], 'none')}),
    fc.record({type: fc.constant('glob'), pattern: fc.constantFrom('*', 'key*', '*o*', '*.com', 'a*e*m')}),
    fc.record({
      type: fc.constant('regex'),
      pattern: fc.constantFrom('^key', 'o.*o', '\\.(com|113)', 'stra(ss|ß)e', '^$'),
    }),
  );

const addressValue: fc.Arbitrary<Value> = fc.oneof(
  textValue('ip'),
  fc
    .constantFrom<readonly [string, number]>(['203.0.113.0', 24], ['2001:db8::', 32], ['0.0.0.0', 0], ['::', 0])
    .map(([address, prefix]): Value => ({type: 'network', address, prefix})),
);

const idValue: fc.Arbitrary<Value> = fc.oneof(
  fc.record({type: fc.constant('equal'), text: fc.constantFrom('8806614c', '1C9A3D5E-0B1F', 'x')}),
  fc.record({type: fc.constant('glob'), pattern: fc.constantFrom('*', '*ad', '88*-*')}),
);

const measuredValue = (texts: readonly string[]): fc.Arbitrary<Value> =>
  fc.oneof(
    fc.record({type: fc.constant('equal'), text: fc.constantFrom(...texts)}),
    fc.record({type: fc.constant('glob'), pattern: fc.constant('*')}),
    fc.record({
      type: fc.constant('compare'),
      operator: fc.constantFrom('>', '>=', '<', '<='),
      text: fc.constantFrom(...texts),
    }),
    fc.record({type: fc.constant('range'), from: fc.constantFrom(...texts), to: fc.constantFrom(...texts)}),
  );

const times = ['2026-10-05', '2026-10-05T00:00:00.010', '2026-10-05T00:00:00.025', '2026-10-06'];

const fieldQuery = (field: FieldName, value: fc.Arbitrary<Value>): fc.Arbitrary<PlainQuery> =>
  fc.record({
    type: fc.constant('field'),
    field: fc.constant(field),
    values: fc.array(value, {minLength: 1, maxLength: 2}),
  });

const pathQuery: fc.Arbitrary<PlainQuery> = fc.record({
  type: fc.constant('path'),
  path: fc.constantFrom(['properties', 'size'], ['Properties', 'tags'], ['size', 'none']),
  values: fc.array(fc.oneof(idValue, measuredValue(['2048', '1', 'a', 'rsa'])), {minLength: 1, maxLength: 2}),
});

const leaf: fc.Arbitrary<PlainQuery> = fc.oneof(
  word,
  fc.record({type: fc.constant('is'), is: fc.constantFrom(...isNames)}),
  fc.constant<PlainQuery>({type: 'all'}),
  ...(Object.keys(vocabulary) as (keyof typeof vocabulary)[]).map(field =>
    fieldQuery(field, field === 'ip' ? addressValue : textValue(field)),
  ),
  fieldQuery('status', measuredValue(['200', '403', '429', '300'])),
  fieldQuery('ms', measuredValue(['0', '12.5', '255', '1000', '5000000000', '-1'])),
  fieldQuery('time', measuredValue(times)),
  fieldQuery('corr', idValue),
  pathQuery,
);

export const queries: fc.Arbitrary<PlainQuery> = fc.letrec<{query: PlainQuery}>(tie => ({
  query: fc.oneof(
    {maxDepth: 4, withCrossShrink: true},
    leaf,
    fc.array(tie('query'), {minLength: 2, maxLength: 3}).map(parts => allOf(parts)!),
    fc.array(tie('query'), {minLength: 2, maxLength: 3}).map(parts => anyOf(parts)!),
    tie('query').map(noneOf),
  ),
})).query;
