// Lines read from their bytes say exactly what the same lines say when JSON.parse reads them.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {randomFrom} from '../../../source/demo/random.ts';
import {createLineReader} from '../../../source/event/known-lines/line-reader.ts';
import {createParser} from '../../../source/event/parse-event.ts';

const slow = createParser('fields');

/** Texts that JSON writes in every way: escaped, masked, wordy, in other scripts, empty. */
const text = fc.oneof(
  fc.constantFrom(
    ...['', ' ', 'X.X.X.X', '10.20.30.40:443', '10.20.30.40:99999', '[2001:db8::7]:8080', '2001:DB8::7', '::', 'a:1'],
    ...['KeySign', 'Authentication', 'OK', 'Not Found', 'Success', '404', '007', '12.5', '-3', '1e3', '(unknown)'],
    ...['https://a.managedhsm.azure.net/keys/tde/1/sign', 'https://b.vault.azure.net//secrets/s', 'not a uri'],
    ...[
      '/SUBSCRIPTIONS/X/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/HSM',
      '/x/vaults/v',
      '8806614c-ebc3-11ea-9e9b-00155db778ad',
    ],
    ...['2026-10-01T19:52:39.7886260Z', '2026-10-01T19:52:39.763Z', '2026-10-01T19:52:60.1Z', '2026-10-01T19:52:39Z'],
    ...[
      '9999-12-31T23:59:59.9999999Z',
      '1969-12-31T23:59:59.5Z',
      '2026-10-01 19:52:39.1+02:00',
      '10/1/2026, 2:03:10.788 PM',
    ],
    ...['2026-10-01T19:52:39.12345678Z', '2026-10-01T19:52:xx.763Z', '2026-13-01T19:52:39.763Z'],
    '{"claim":{"oid":"b1c52bf0","upn":"admin@contoso.com","appid":"04b07795-8ddb-461a-bbee-02f9e1bf7b46"}}',
    '{"claim":{"xms_mirid":"/subscriptions/x/sites/svc"}}',
  ),
  fc.string({unit: 'binary', maxLength: 12}),
  fc.string({maxLength: 60}),
);
const scalar = fc.oneof(
  text,
  fc.constantFrom<unknown>(null, true, false, 0, 200, 403, 999, 1000, -1, 2.5, 1e21, 123456789012345, 1234567890123456),
);
const nested: fc.Arbitrary<unknown> = fc.oneof(
  scalar,
  fc.array(scalar, {maxLength: 3}),
  fc.dictionary(fc.string({maxLength: 4}), scalar, {maxKeys: 3}),
  fc.constant({claim: {oid: 'b1c52bf0', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': 'a@b.c'}}),
);

const names = [
  ...['time', 'TimeGenerated', 'resourceId', '_ResourceId', 'operationName', 'httpStatusCode', 'httpStatusCode_d'],
  ...['resultType', 'resultSignature', 'resultDescription', 'durationMs', 'callerIpAddress', 'identity', 'clientInfo'],
  ...[
    'correlationId',
    'requestUri',
    'resource',
    'Resource',
    'resourceType',
    'id',
    'category',
    'PoolName',
    '12',
    '__proto__',
  ],
  ...['identity_claim_oid_g', 'caf\u00e9', 'quo"ted', 'properties', 'Properties'],
] as const;

const inner = fc
  .uniqueArray(
    fc.tuple(
      fc.constantFrom('id', 'clientInfo', 'requestUri', 'httpStatusCode', 'keyProperties', 'other', '5'),
      nested,
    ),
    {selector: ([name]) => name, maxLength: 6},
  )
  .map(objectText);

const valueText = (name: string): fc.Arbitrary<string> =>
  /^properties$/i.test(name)
    ? fc.oneof({weight: 4, arbitrary: inner}, {weight: 1, arbitrary: nested.map(value => JSON.stringify(value))})
    : nested.map(value => JSON.stringify(value));

function objectText(entries: readonly (readonly [string, unknown])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;
}

/** Lines that share the names of one layout, and differ in their values. */
const layout = fc
  .tuple(fc.uniqueArray(fc.constantFrom(...names), {minLength: 1, maxLength: 12}), fc.constantFrom('', ' '))
  .chain(([chosen, blank]) =>
    fc.array(
      fc
        .tuple(...chosen.map(name => valueText(name)))
        .map(
          values => `{${chosen.map((name, i) => `${JSON.stringify(name)}:${blank}${values[i]}`).join(`,${blank}`)}}`,
        ),
      {minLength: 2, maxLength: 6},
    ),
  );

/** Bytes that were changed, taken away or put in, as a damaged line has them. */
const damage = fc.tuple(
  fc.nat(),
  fc.constantFrom('change', 'cut', 'insert'),
  fc.constantFrom(...Buffer.from('"\\{}[],:0 n\x01\x80\xff', 'latin1')),
);

function damaged(line: Buffer, [place, how, byte]: readonly [number, string, number]): Buffer {
  const at = place % line.length;
  const middle = how === 'cut' ? [] : [byte];
  return Buffer.concat([line.subarray(0, at), Buffer.from(middle), line.subarray(how === 'insert' ? at : at + 1)]);
}

test('a line says the same whether its layout was seen before or not', () => {
  fc.assert(
    fc.property(
      fc.array(layout, {minLength: 1, maxLength: 3}),
      fc.array(damage, {maxLength: 3}),
      fc.nat(8),
      (layouts, damages, shift) => {
        const whole = layouts.flat().map(line => Buffer.from(line));
        const broken = damages.map((each, index) => damaged(whole[index % whole.length]!, each));
        // Twice, as what was met in the line before is recognised.
        const lines = [...whole, ...broken.flatMap(line => [line, line]), ...whole];
        const parser = createParser('fields');
        const margin = Buffer.alloc(shift, ' ');
        for (const line of lines) {
          const bytes = Buffer.concat([margin, line, Buffer.from('\n')]);
          assert.deepEqual(parser.parseBytes(bytes, shift, shift + line.length), slow.parseJson(line.toString('utf8')));
        }
      },
    ),
    {numRuns: 3000},
  );
});

const saysTheSame = (...lines: readonly string[]): void => {
  const parser = createParser('fields');
  for (const line of lines.map(line => Buffer.from(line))) {
    assert.deepEqual(parser.parseBytes(line, 0, line.length), slow.parseJson(line.toString()));
  }
};

test('a line that is not JSON is unreadable the second time, too', () => {
  for (const [good, bad] of [
    ['"x"', String.raw`"a\qb"`],
    ['{}', '{1}'],
  ]) {
    const line = (value: string) => `{"operationName":"KeyGet","clientInfo":"x","other":${value}}`;
    saysTheSame(line(good!), line(bad!), line(bad!), line(good!));
  }
  const client = (written: string) => `{"operationName":"KeyGet","clientInfo":"${written}"}`;
  saysTheSame(client('x'), client(String.raw`a\qb`), client(String.raw`a\qb`), client('x'));
});

test('a line that begins with blanks has the names that it says', () => {
  saysTheSame(...Array<string>(2).fill(' {"true,xoperationName":"KeyGet"}'));
});

test('the lines of a log are read from their bytes once the first of them was', () => {
  const line = (n: number) =>
    Buffer.from(
      JSON.stringify({
        time: `2026-10-01T19:52:${10 + n}.763Z`,
        operationName: n % 2 === 0 ? 'KeySign' : 'KeyGet',
        properties: {
          httpStatusCode: 200 + n,
          requestUri: `https://a.vault.azure.net/keys/k${n % 3}`,
          isRbacAuthorized: n > 3,
        },
        identity: {claim: {oid: `o${n % 4}`}},
        callerIpAddress: `10.0.0.${n}:${4000 + n}`,
      }),
    );
  const reader = createLineReader();
  assert.equal(reader.read(line(0), 0, line(0).length), undefined);
  reader.learn(line(0), 0, line(0).length);
  for (let n = 0; n < 40; n++) {
    const event = reader.read(line(n), 0, line(n).length);
    assert.equal(event?.status, 200 + n);
    assert.equal(event?.port, 4000 + n);
    assert.equal(event?.objectId, `o${n % 4}`);
  }
});

test('more distinct texts than the memory holds are still read right', () => {
  const parser = createParser('fields');
  const random = randomFrom('texts');
  for (let n = 0; n < 40_000; n++) {
    const client = `agent ${random.integer(0, 1e9)} ${'x'.repeat(random.integer(0, 300))}`;
    const line = Buffer.from(`{"operationName":"KeyGet","clientInfo":"${client}"}`);
    const event = parser.parseBytes(line, 0, line.length);
    assert.ok(event.readable);
    assert.equal(event.client, client);
  }
});
