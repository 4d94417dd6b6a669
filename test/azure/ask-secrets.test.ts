// Secrets that the environment does not have are asked for on a terminal, before the screen opens.
import assert from 'node:assert/strict';
import {after, test} from 'node:test';
import {ContainerSASPermissions} from '@azure/storage-blob';
import {openProgram, runProgram} from '../helpers/program.ts';
import {account, append, auditLine, hourBlob, key, startAzurite} from './azurite.ts';
import {assertSilent, commandLines} from './nowhere.ts';

const azurite = await startAzurite();
after(() => azurite[Symbol.asyncDispose]());
await azurite.container().create();
await append(azurite.container(), hourBlob('ONE', '2026-10-01T08'), auditLine('2026-10-01T08:00:00Z', 'KeySign'));
const sas = await azurite.container().generateSasUrl({
  permissions: ContainerSASPermissions.parse('rl'),
  expiresOn: new Date(Date.now() + 3_600_000),
});
const connection = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};BlobEndpoint=${azurite.url};`;
const size = {columns: 120, rows: 30};
const given = [azurite.url, '--since', 'all'];

const answers: {readonly [what: string]: readonly [auth: string, question: RegExp, answer: string]} = {
  'a key': ['key', /^Key or connection string of devstoreaccount1 \(not shown\):/, key],
  'a connection string': ['key', /^Key or connection string of/, connection],
  'a SAS': ['sas', /^SAS of devstoreaccount1 \(not shown\):/, `?${new URL(sas).search.slice(1)}`],
  'the URL that has the SAS': ['sas', /^SAS of/, sas],
};

for (const [what, [auth, question, answer]] of Object.entries(answers)) {
  test(`The screen opens with ${what} that was typed, of which nothing was shown`, async () => {
    await using terminal = await openProgram([...given, '--auth', auth], size);
    await terminal.until(rows => question.test(rows[0]!));
    terminal.send(`${answer}\r`);
    await terminal.until(rows => rows[0]!.includes('1 event') && rows[0]!.includes('● live'));
    const secret = auth === 'key' ? key : new URL(sas).searchParams.get('sig')!;
    assertSilent(terminal.output(), [secret], 'the screen');
    assertSilent(commandLines(terminal.pid), [secret], 'a command line');
    // The keys are the screen's now.
    await terminal.press('ctrl-c');
    assert.equal((await terminal.exit).code, 0);
  });
}

test('An answer that opens nothing is told as any key that does not', async () => {
  await using terminal = await openProgram(['count', '', ...given, '--auth', 'key'], size);
  await terminal.until(rows => rows[0]!.startsWith('Key or'));
  terminal.send(`${Buffer.from('not the key').toString('base64')}\r`);
  assert.equal((await terminal.exit).code, 3);
  assert.match(terminal.text(), /the key or SAS does not fit/);
});

test('No answer is no key, and ^c ends the program', async () => {
  await using none = await openProgram(['count', '', ...given, '--auth', 'key'], size);
  await none.until(rows => rows[0]!.startsWith('Key or'));
  none.send('\r');
  assert.equal((await none.exit).code, 3);
  assert.match(none.text(), /There is no key of devstoreaccount1: set AZURE_STORAGE_KEY/);
  await using stopped = await openProgram(['count', '', ...given, '--auth', 'key'], size);
  await stopped.until(rows => rows[0]!.startsWith('Key or'));
  stopped.send('\x03');
  assert.equal((await stopped.exit).signal, 'SIGINT');
});

test('What the environment has is not asked for, and without a terminal nobody is', async () => {
  await using terminal = await openProgram(['count', '', ...given, '--auth', 'key'], {
    ...size,
    environment: {AZURE_STORAGE_KEY: key},
  });
  await terminal.exit;
  assert.equal(terminal.screen()[0], '1');
  const run = await runProgram(['count', '', ...given, '--auth', 'key']);
  assert.deepEqual([run.stderr.includes('There is no key of devstoreaccount1'), run.code], [true, 3]);
});
