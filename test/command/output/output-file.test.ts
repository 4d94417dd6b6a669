// The file that an export goes to, in real folders: whole and private, or not there at all.
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {after, test} from 'node:test';
import {withOutputFile} from '../../../source/command/output/output-file.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-output-`);
after(() => rmSync(root, {recursive: true}));
const newFolder = () => mkdtempSync(`${root}/`);

test('a file has its name only when it is whole, and nobody else may read it', async () => {
  const folder = newFolder();
  const result = await withOutputFile(`${folder}/events.json`, false, async write => {
    await write('one\n');
    await write(Buffer.from('two\n'));
    assert.deepEqual(
      readdirSync(folder).map(name => name.replace(/[0-9a-f]{8}/, 'x')),
      ['events.json.x.part'],
    );
    return 42;
  });
  assert.equal(result, 42);
  assert.deepEqual(readdirSync(folder), ['events.json']);
  assert.equal(readFileSync(`${folder}/events.json`, 'utf8'), 'one\ntwo\n');
  assert.equal(statSync(`${folder}/events.json`).mode & 0o777, 0o600);
});

test('when the work fails, nothing is left, and a file to be replaced is as it was', async () => {
  const folder = newFolder();
  writeFileSync(`${folder}/events.json`, 'before');
  const failing = withOutputFile(`${folder}/events.json`, true, async write => {
    await write('half');
    throw new Error('the source went away');
  });
  await assert.rejects(failing, /the source went away/);
  assert.deepEqual(readdirSync(folder), ['events.json']);
  assert.equal(readFileSync(`${folder}/events.json`, 'utf8'), 'before');
});

test('a file that appears meanwhile is not overwritten', async () => {
  const folder = newFolder();
  const writing = withOutputFile(`${folder}/events.json`, false, async () =>
    writeFileSync(`${folder}/events.json`, 'theirs'),
  );
  await assert.rejects(writing, /is there already/);
  assert.deepEqual(readdirSync(folder), ['events.json']);
  assert.equal(readFileSync(`${folder}/events.json`, 'utf8'), 'theirs');
});
