// The built program against the emulator: keys, a SAS, and sign-in by the Azure CLI over https.
import assert from 'node:assert/strict';
import {chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {getCACertificates, setDefaultCACertificates} from 'node:tls';
import {ContainerSASPermissions} from '@azure/storage-blob';
import {generate} from 'selfsigned';
import {runProgram} from '../helpers/program.ts';
import {account, append, auditLine, hourBlob, key, startAzurite} from './azurite.ts';

const root = await mkdtemp(join(tmpdir(), 'hsmscope-azure-program-'));
const {cert, private: certificateKey} = await generate([{name: 'commonName', value: 'localhost'}], {
  extensions: [{name: 'subjectAltName', altNames: [{type: 7, ip: '127.0.0.1'}]}],
});
const tls = {certificate: join(root, 'cert.pem'), key: join(root, 'key.pem')};
await writeFile(tls.certificate, cert);
await writeFile(tls.key, certificateKey);
const [plain, secure] = [await startAzurite(), await startAzurite({tls})];
after(async () => {
  await plain[Symbol.asyncDispose]();
  await secure[Symbol.asyncDispose]();
  await rm(root, {recursive: true, force: true});
});

setDefaultCACertificates([...getCACertificates('default'), cert]);
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
  await assertNowhere(join(root, 'sas'), [signature, encodeURIComponent(signature)]);

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
  const environment = {...environmentFor('cli'), PATH: `${await fakeCli(token())}:${process.env.PATH}`, ...trust};
  const run = await runProgram(['sync', secure.url, '--since', 'all'], {environment});
  assert.equal(run.stderr, '');
  assert.match(run.stdout, /^1 event /);
});

test('Without a session the user is told to sign in, and without a CLI to install it', async () => {
  const signedOut = await fakeCli(undefined);
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

const trust = {NODE_EXTRA_CA_CERTS: tls.certificate};

/** A token as the emulator takes it: nobody has signed it. */
function token(): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    iss: 'https://sts.windows.net/x/',
    aud: 'https://storage.azure.com',
    iat: now,
    nbf: now,
    exp: now + 3600,
  };
  return `${part({alg: 'none', typ: 'JWT'})}.${part(claims)}.x`;
}

/** A folder with an `az` that gives this token, or says that nobody is signed in. */
async function fakeCli(accessToken: string | undefined): Promise<string> {
  const folder = await mkdtemp(join(root, 'az-'));
  const answer = JSON.stringify({accessToken, expires_on: Math.floor(Date.now() / 1000) + 3600});
  const script =
    accessToken === undefined
      ? '#!/bin/sh\necho "ERROR: Please run \'az login\' to setup account." >&2\nexit 1\n'
      : `#!/bin/sh\ncat <<'END'\n${answer}\nEND\n`;
  await writeFile(join(folder, 'az'), script);
  await chmod(join(folder, 'az'), 0o755);
  return folder;
}

/** None of the texts is in any file of the folder, as it is or in base64. */
async function assertNowhere(folder: string, secrets: readonly string[]): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const file of await readdir(folder, {recursive: true})) {
    const path = join(folder, file);
    if (!(await stat(path)).isFile()) continue;
    const bytes = await readFile(path);
    for (const secret of secrets) {
      for (const form of [secret, Buffer.from(secret).toString('base64')]) assert.ok(!bytes.includes(form), path);
    }
  }
}
