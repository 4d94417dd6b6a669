import assert from 'node:assert/strict';
import type {IncomingMessage} from 'node:http';
import {after, test} from 'node:test';
import fc from 'fast-check';
import {openAzure, rangesOf, readAzureBlob} from '../../source/feed/azure/azure-blobs.ts';
import {azureProblem, judgeFailure} from '../../source/feed/azure/azure-problems.ts';
import {openContainer} from '../../source/feed/azure/container.ts';
import {readRange} from '../../source/feed/azure/read-range.ts';
import type {Delay} from '../../source/feed/azure/retry.ts';
import type {Wait} from '../../source/feed/feed.ts';
import {account, append, auditLine, hourBlob, key, startAzurite} from './azurite.ts';
import {type Fault, startFaultProxy} from './fault-proxy.ts';

const azurite = await startAzurite();
const proxy = await startFaultProxy(azurite.port);
after(async () => {
  await proxy[Symbol.asyncDispose]();
  await azurite[Symbol.asyncDispose]();
});

const url = `http://127.0.0.1:${proxy.port}/${account}`;
const access = {kind: 'key', account, key} as const;
const name = hourBlob('ONE', '2026-10-01T08');
const text = Array.from({length: 3000}, (_, index) => auditLine('2026-10-01T08:00:00Z', `Key${index}`)).join('');

const container = azurite.container('faults');
await container.create();
await append(container, name, text);

const patience = {tries: 6, first: 5, longest: 40};
const isDownload = ({method, url = ''}: IncomingMessage): boolean => method === 'GET' && !url.includes('comp=list');

/** The blob as it comes through the proxy under these faults. */
async function download(faults: readonly Fault[], silence = 300): Promise<{text: string; delays: readonly Delay[]}> {
  proxy.plan(faults, isDownload);
  const delays: Delay[] = [];
  const client = openContainer({account: url, container: 'faults', prefix: ''}, access).getBlobClient(name);
  const chunks: Uint8Array[] = [];
  const range = readRange(rangesOf(client), {
    offset: 0,
    until: text.length,
    silence,
    patience,
    judge: judgeFailure,
    onDelay: delay => delays.push(delay),
  });
  for await (const chunk of range) chunks.push(Buffer.from(chunk));
  return {text: Buffer.concat(chunks).toString(), delays};
}

const passing: readonly (readonly [string, readonly Fault[], RegExp])[] = [
  ['a busy service', [{type: 'answer', status: 503, code: 'ServerBusy'}], /busy/],
  ['a gateway that throttles', [{type: 'answer', status: 429, retryAfter: 0}], /busy/],
  ['a reset before the answer', [{type: 'reset'}], /lost/],
  ['no answer', [{type: 'silence'}], /silent/],
  ['a reset within the body', [{type: 'cut', after: 200_000, how: 'reset'}], /lost/],
  ['a body that ends too early', [{type: 'cut', after: 100_000, how: 'end'}], /lost|silent/],
  ['a header that tells of more bytes than come', [{type: 'length', by: 5000}], /lost|silent/],
  ['a header that tells of fewer bytes than were asked for', [{type: 'length', by: -5000}], /silent/],
  ['a body that stalls', [{type: 'cut', after: 300_000, how: 'stall'}], /silent/],
];

for (const [what, faults, reason] of passing) {
  test(`After ${what} the blob is there whole`, async () => {
    const {text: got, delays} = await download(faults);
    assert.equal(got, text);
    assert.match(delays.map(delay => delay.reason).join(), reason);
  });
}

test('A connection that trickles is slow, and no failure', async () => {
  const {text: got, delays} = await download([{type: 'trickle', bytes: 16_384, pause: 10}]);
  assert.equal(got, text);
  assert.deepEqual(delays, []);
});

test('The wait that the service asks for is kept', async () => {
  const {delays} = await download([{type: 'answer', status: 503, code: 'ServerBusy', retryAfter: 1}]);
  assert.ok(delays[0]!.milliseconds >= 1000);
});

test('Failures without end are given up, and progress begins the count anew', async () => {
  await assert.rejects(download(Array.from({length: 10}, () => ({type: 'answer', status: 503}) as const)));
  const {text: got} = await download(
    Array.from({length: 9}, () => ({type: 'cut', after: 80_000, how: 'reset'}) as const),
  );
  assert.equal(got, text);
});

/** `FAULT_SEQUENCES=1000` for as many. */
const sequences = Number(process.env.FAULT_SEQUENCES ?? 60);

test('Under any sequence of faults each byte comes exactly once', async () => {
  const sudden: fc.Arbitrary<Fault> = fc.oneof(
    fc.constantFrom<Fault>({type: 'none'}, {type: 'reset'}, {type: 'answer', status: 500}),
    fc.record({
      type: fc.constant('cut' as const),
      after: fc.nat(text.length),
      how: fc.constantFrom('reset' as const, 'end' as const),
    }),
    fc.record({type: fc.constant('length' as const), by: fc.integer({min: -text.length, max: 9999})}),
  );
  const silent: fc.Arbitrary<Fault> = fc.oneof(
    fc.constant<Fault>({type: 'silence'}),
    fc.record({type: fc.constant('cut' as const), after: fc.nat(text.length), how: fc.constant('stall' as const)}),
  );
  // Each of the silent ones is waited for so long that a busy machine is not taken for one.
  const fault = fc.oneof({arbitrary: sudden, weight: 24}, {arbitrary: silent, weight: 1});
  await fc.assert(
    fc.asyncProperty(fc.array(fault, {maxLength: 5}), async faults => {
      const {text: got} = await download(faults, 1000);
      return got === text;
    }),
    {numRuns: sequences},
  );
});

test('Listing is tried again, and the wait is told', async () => {
  proxy.plan([{type: 'answer', status: 503, code: 'ServerBusy'}, {type: 'reset'}], request => !isDownload(request));
  const waits: Wait[] = [];
  const feed = openAzure(`${url}/faults`, {auth: 'key', secrets: {key}});
  const began = Date.now();
  const blobs = await feed.list({onWait: wait => waits.push(wait)});
  assert.equal(blobs.length, 1);
  assert.deepEqual(
    waits.map(({subject, reason}) => [subject, reason]),
    [
      [`${url}/faults`, 'Azure is busy'],
      [`${url}/faults`, 'the connection was lost'],
    ],
  );
  assert.ok(waits.every(({until}) => until > began && until < Date.now() + 1000));
});

const refusals: readonly (readonly [number, string, RegExp])[] = [
  [403, 'AuthorizationPermissionMismatch', /Storage Blob Data Reader.*az role assignment create/],
  [403, 'AuthorizationFailure', /firewall/],
  [403, 'InsufficientAccountPermissions', /permissions r and l/],
  [403, 'AuthenticationFailed', /it is wrong, or was revoked/],
  [403, 'PublicAccessNotPermitted', /az login.*--auth/],
  [403, 'AccountIsDisabled', /is disabled/],
  [403, 'SomethingNew', /firewall/],
  [403, 'KeyBasedAuthenticationNotPermitted', /az login.*--auth cli/],
  [401, 'InvalidAuthenticationInfo', /az login/],
  [409, 'ContainerBeingDeleted', /is being deleted/],
  [404, 'ContainerNotFound', /no container faults/],
];

for (const [status, code, sentence] of refusals) {
  test(`${status} ${code} is told with the way out, and not tried again`, async () => {
    proxy.plan(Array.from({length: 5}, () => ({type: 'answer', status, code}) as const));
    proxy.requests.length = 0;
    const feed = openAzure(`${url}/faults`, {auth: 'key', secrets: {key}});
    await assert.rejects(feed.list(), sentence);
    assert.equal(proxy.requests.length, 1);
    proxy.plan([]);
  });
}

test('A clock that is off is told with its minutes, both ways', async () => {
  for (const [minutes, sentence] of [
    [47, /clock is 47 minutes behind that of devstoreaccount1.*set the clock/],
    [-20, /clock is 20 minutes ahead of that of/],
    [5, /it is wrong, or was revoked/],
  ] as const) {
    const date = new Date(Date.now() + minutes * 60_000);
    proxy.plan([{type: 'answer', status: 403, code: 'AuthenticationFailed', date}]);
    await assert.rejects(openAzure(`${url}/faults`, {auth: 'key', secrets: {key}}).list(), sentence);
  }
});

test('A SAS that has expired, or may do too little, is told as that', async () => {
  const sas = (expiry: string) =>
    openAzure(`${url}/faults?sv=2025-01-05&sr=c&se=${expiry}&sig=x`, {auth: 'sas', secrets: {}});
  const refuse = (code: string) => proxy.plan([{type: 'answer', status: 403, code}]);
  refuse('AuthenticationFailed');
  await assert.rejects(
    sas('2026-01-01T00%3A00Z').list(),
    /The SAS expired on 2026-01-01T00:00:00.000Z: ask for a new one/,
  );
  refuse('AuthenticationFailed');
  await assert.rejects(sas('2100-01-01').list(), /it is wrong, or was revoked/);
  refuse('AuthorizationPermissionMismatch');
  await assert.rejects(sas('2100-01-01').list(), /This SAS may not list and read.*permissions r and l/);
});

const network: readonly (readonly [string, 'final' | 'passing', RegExp])[] = [
  ['ENOTFOUND', 'final', /There is no host contosologs\.blob\.core\.windows\.net: check the account's name/],
  ['EAI_AGAIN', 'passing', /cannot be looked up: is this machine online/],
  ['ETIMEDOUT', 'passing', /cannot be reached.*HTTPS_PROXY/],
  ['ENETUNREACH', 'passing', /cannot be reached/],
];

for (const [code, verdict, sentence] of network) {
  test(`${code} is told with the way out, ${verdict === 'final' ? 'at once' : 'when trying again was of no use'}`, () => {
    const error = Object.assign(new Error(`${code} https://x?sig=secret`), {code});
    const source = {account: 'https://contosologs.blob.core.windows.net', container: 'logs', prefix: ''};
    assert.equal(judgeFailure(error).type, verdict);
    const {message} = azureProblem(error, source);
    assert.match(message, sentence);
    assert.ok(!message.includes('sig='));
  });
}

test('A blob that is replaced while it is read is told, and never mixed', async () => {
  const other = hourBlob('TWO', '2026-10-01T08');
  await append(container, other, text);
  proxy.plan([{type: 'cut', after: 100_000, how: 'reset'}], isDownload);
  const [blob] = (await openAzure(`${url}/faults/${other}`, {auth: 'key', secrets: {key}}).list()).filter(
    ({name}) => name === other,
  );
  await assert.rejects(async () => {
    let isFirst = true;
    for await (const _ of readAzureBlob(blob!, 0, access)) {
      if (!isFirst) continue;
      isFirst = false;
      await container.getBlobClient(other).delete();
      // Creation times have whole seconds.
      await new Promise(resolve => setTimeout(resolve, 1100));
      await append(container, other, text.toLowerCase());
    }
  });
});
