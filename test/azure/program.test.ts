// The built program against the emulator: keys, a SAS, and sign-in by the Azure CLI over https.
import assert from 'node:assert/strict';
import {mkdir, mkdtemp, readFile, rm} from 'node:fs/promises';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {getCACertificates, setDefaultCACertificates} from 'node:tls';
import {ContainerSASPermissions} from '@azure/storage-blob';
import {runProgram} from '../helpers/program.ts';
import {account, append, auditLine, hourBlob, key, startAzurite} from './azurite.ts';
import {makeCertificate} from './certificate.ts';
import {fakeAzureCli, unsignedToken} from './fake-azure-cli.ts';
import {assertNowhere} from './nowhere.ts';

const root = await mkdtemp(join(tmpdir(), 'hsmscope-azure-program-'));
const tls = await makeCertificate(root);
const [plain, secure] = [await startAzurite(), await startAzurite({tls})];
after(async () => {
  await plain[Symbol.asyncDispose]();
  await secure[Symbol.asyncDispose]();
  await rm(root, {recursive: true, force: true});
});

setDefaultCACertificates([...getCACertificates('default'), tls.text]);
const name = hourBlob('ONE', '2026-10-01T08');
for (const azurite of [plain, secure]) {
  const container = azurite.container();
  await container.create();
  await append(container, name, auditLine('2026-10-01T08:00:00Z', 'KeySign'));
}

const environmentFor = (folder: string) => ({HSMSCOPE_CACHE: join(root, folder)});

test('An account key from the environment opens the container, and is nowhere to be found afterwards', async () => {
  const environment = {...environmentFor('key'), AZURE_STORAGE_KEY: key};
  const run = await runProgram(['sync', plain.url, '--since', 'all'], {environment});
  assert.equal(run.stdout, '1 event of 1 HSM or vault, Oct 01 UTC; 1 read now.\n');
  assert.equal(run.stderr, '');
  assert.equal(run.code, 0);
  const again = await runProgram(['sync', plain.url, '--since', 'all'], {environment});
  assert.match(again.stdout, /; 0 read now\.\n$/);
  await assertNowhere(join(root, 'key'), [key, key.slice(0, 40)]);
});

test('A connection string from the environment does as well', async () => {
  const connection = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=${plain.url};`;
  const environment = {...environmentFor('connection'), AZURE_STORAGE_CONNECTION_STRING: connection};
  const run = await runProgram(['count', '', plain.url, '--since', 'all'], {environment});
  assert.deepEqual([run.stdout, run.code], ['1\n', 0]);
});

test('A SAS in the URL opens the container, and is neither shown nor kept', async () => {
  const url = await plain.container().generateSasUrl({
    permissions: ContainerSASPermissions.parse('rl'),
    expiresOn: new Date(Date.now() + 3_600_000),
  });
  const signature = new URL(url).searchParams.get('sig')!;
  const environment = environmentFor('sas');
  const run = await runProgram(['search', 'KeySign', url, '--since', 'all', '--output', 'json'], {environment});
  assert.equal(JSON.parse(run.stdout).op, 'KeySign');
  await assertNowhere(join(root, 'sas'), [signature]);

  const expired = await plain.container().generateSasUrl({
    permissions: ContainerSASPermissions.parse('rl'),
    expiresOn: new Date(Date.now() - 3_600_000),
  });
  const refused = await runProgram(['count', '', expired], {environment});
  assert.equal(refused.code, 3);
  assert.match(refused.stderr, /^hsmscope: devstoreaccount1 (?:did not accept|refused)/);
  assert.ok(!refused.stderr.includes('sig='));
});

test('The session of the Azure CLI opens the container over https', async () => {
  const environment = {
    ...environmentFor('cli'),
    PATH: `${await fakeAzureCli(root, unsignedToken())}:${process.env.PATH}`,
    ...trust,
  };
  const run = await runProgram(['sync', secure.url, '--since', 'all'], {environment});
  assert.equal(run.stderr, '');
  assert.match(run.stdout, /^1 event /);
});

test('Without a session the user is told to sign in, and without a CLI to install it', async () => {
  const signedOut = await fakeAzureCli(root, undefined);
  const environment = {...environmentFor('out'), PATH: `${signedOut}:${process.env.PATH}`, ...trust};
  const run = await runProgram(['sync', secure.url], {environment});
  assert.deepEqual([run.stderr, run.code], ['hsmscope: You are not signed in (any more): run az login.\n', 3]);
  const nothing = {...environmentFor('none'), PATH: join(root, 'empty'), ...trust};
  const missing = await runProgram(['sync', secure.url], {environment: nothing});
  assert.match(missing.stderr, /The Azure CLI \(az\) is not installed/);
});

test('A certificate that is not trusted is told with the way out', async () => {
  const run = await runProgram(['sync', secure.url], {environment: {...environmentFor('tls'), AZURE_STORAGE_KEY: key}});
  assert.match(run.stderr, /is not trusted here.*NODE_EXTRA_CA_CERTS/);
});

const badCertificates: {readonly [what: string]: readonly [Parameters<typeof makeCertificate>[1], RegExp]} = {
  'has expired': [{validUntil: new Date('2026-01-01')}, /The certificate of 127\.0\.0\.1:\d+ has expired/],
  'is for another host': [{address: '192.0.2.1'}, /is not trusted here/],
};

for (const [what, [options, sentence]] of Object.entries(badCertificates)) {
  test(`A trusted certificate that ${what} is told, and nothing is sent`, async () => {
    const folder = join(root, what.replaceAll(' ', '-'));
    await mkdir(folder);
    const bad = await makeCertificate(folder, options);
    let asked = 0;
    const server = createServer({cert: bad.text, key: await readFile(bad.key)}, () => asked++);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address() as AddressInfo;
    const environment = {...environmentFor('tls'), AZURE_STORAGE_KEY: key, NODE_EXTRA_CA_CERTS: bad.certificate};
    const run = await runProgram(['sync', `https://127.0.0.1:${port}/${account}`], {environment});
    server.close();
    assert.match(run.stderr, sentence);
    assert.deepEqual([run.code, asked], [3, 0]);
  });
}

const trust = {NODE_EXTRA_CA_CERTS: tls.certificate};
