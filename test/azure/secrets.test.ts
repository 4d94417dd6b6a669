// Secrets of every kind are planted in every place that takes one, and looked for in all that the program leaves.
import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {getCACertificates, setDefaultCACertificates} from 'node:tls';
import {ContainerSASPermissions} from '@azure/storage-blob';
import {openProgram} from '../helpers/program.ts';
import {account, append, auditLine, hourBlob, startAzurite} from './azurite.ts';
import {makeCertificate} from './certificate.ts';
import {fakeAzureCli, unsignedToken} from './fake-azure-cli.ts';
import {assertNowhere, assertSilent, commandLines} from './nowhere.ts';

const root = await mkdtemp(join(tmpdir(), 'hsmscope-secrets-'));
const tls = await makeCertificate(root);
// The emulator's usual one is in the SDK's own code.
const key = randomBytes(64).toString('base64');
const [plain, secure] = [await startAzurite({accountKey: key}), await startAzurite({tls, accountKey: key})];
after(async () => {
  await plain[Symbol.asyncDispose]();
  await secure[Symbol.asyncDispose]();
  await rm(root, {recursive: true, force: true});
});
setDefaultCACertificates([...getCACertificates('default'), tls.text]);
for (const azurite of [plain, secure]) {
  await azurite.container().create();
  await append(azurite.container(), hourBlob('ONE', '2026-10-01T08'), auditLine('2026-10-01T08:00:00Z', 'KeySign'));
}

const signed = await plain.container().generateSasUrl({
  permissions: ContainerSASPermissions.parse('rl'),
  expiresOn: new Date(Date.now() + 3_600_000),
});
const sas = new URL(signed).search.slice(1);
const signature = new URL(signed).searchParams.get('sig')!;
const token = unsignedToken();
const connection = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=${plain.url};`;
const secrets = [key, signature, token, sas];

type Place = {readonly source: string; readonly environment: {readonly [name: string]: string}};

const places: {readonly [name: string]: Place} = {
  'a SAS in the URL': {source: signed, environment: {}},
  'a SAS in the environment': {source: plain.url, environment: {AZURE_STORAGE_SAS_TOKEN: `?${sas}`}},
  'a key': {source: plain.url, environment: {AZURE_STORAGE_KEY: key}},
  'a connection string': {source: plain.url, environment: {AZURE_STORAGE_CONNECTION_STRING: connection}},
  'a token': {
    source: secure.url,
    environment: {
      PATH: `${await fakeAzureCli(root, token)}:${process.env.PATH}`,
      NODE_EXTRA_CA_CERTS: tls.certificate,
    },
  },
};

/** Runs it in a terminal, and looks wherever a secret could have come to. */
async function look(
  given: readonly string[],
  environment: Place['environment'],
  use: (terminal: Awaited<ReturnType<typeof openProgram>>) => Promise<void>,
): Promise<void> {
  const home = await mkdtemp(join(root, 'home-'));
  const folders = {HOME: home, HSMSCOPE_CACHE: join(home, 'cache'), HSMSCOPE_CONFIG: join(home, 'config')};
  await using terminal = await openProgram(given, {columns: 200, rows: 40, environment: {...folders, ...environment}});
  let seen = '';
  const watch = setInterval(() => {
    // What the user wrote on the command line is there until the program has begun.
    if (terminal.output() !== '') seen += commandLines(terminal.pid);
  }, 20);
  try {
    await use(terminal);
  } finally {
    clearInterval(watch);
  }
  assert.notEqual(seen, '');
  assertSilent(terminal.output(), secrets, 'the screen');
  assertSilent(seen, secrets, 'a command line');
  await assertNowhere(home, secrets);
}

for (const [name, {source, environment}] of Object.entries(places)) {
  test(`With ${name} the screen opens, and the secret is nowhere`, async () => {
    await look([source, '--since', 'all'], environment, async terminal => {
      await terminal.until(rows => rows[0]!.includes('1 event') && rows[0]!.includes('● live'));
      await terminal.press('enter');
      await terminal.press('ctrl-c');
      await terminal.exit;
    });
  });
}

const planted = new URL('planted-fault.mjs', import.meta.url).href;
const text = [
  sas,
  `key=${key}`,
  encodeURIComponent(key),
  Buffer.from(key).toString('base64'),
  Buffer.from(signature).toString('base64'),
  signature,
  connection,
  `Bearer ${token}`,
].join(' ');

for (const thread of ['main', 'worker']) {
  for (const [command, given] of [
    ['the screen', []],
    ['tail', ['tail', '']],
  ] as const) {
    test(`A fault of the ${thread} thread that has them all in hand tells none of them, under ${command}`, async () => {
      const environment = {
        ...{AZURE_STORAGE_KEY: key, AZURE_STORAGE_CONNECTION_STRING: connection},
        ...{NODE_OPTIONS: `--import=${planted}`, PLANTED_FAULT: thread, PLANTED_TEXT: text},
      };
      await look([...given, signed, '--since', 'all'], environment, async terminal => {
        await terminal.until(() => terminal.output().includes('planted fault'), {timeout: 30_000});
        await terminal.press('ctrl-c');
        await terminal.exit;
      });
    });
  }
}
