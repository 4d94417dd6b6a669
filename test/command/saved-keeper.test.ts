// Saved queries of the screen, kept in real files.
import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {keepSavedQueries} from '../../source/command/saved-keeper.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-saved-'));
after(() => rmSync(root, {recursive: true}));

const keeper = (folder: string) =>
  keepSavedQueries({
    arguments: [],
    variables: {HSMSCOPE_CONFIG: join(root, folder)},
    stdin: () => process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
  });

test('What is saved, renamed and removed is in the file, which is the user’s alone', async () => {
  const {list, carryOut} = keeper('one');
  await carryOut({type: 'save', name: 'night', query: {query: 'failed', columns: ['op'], description: undefined}});
  await carryOut({type: 'save', name: 'other', query: {query: 'x'}});
  await carryOut({type: 'rename', name: 'night', next: 'shift'});
  await carryOut({type: 'remove', name: 'other'});
  assert.deepEqual([...list().queries], [['shift', {query: 'failed', columns: ['op']}]]);
  assert.equal(statSync(join(root, 'one', 'saved-queries.json')).mode & 0o777, 0o600);
});

test('An export is taken over by somebody else, whose own queries stay', async () => {
  const path = join(root, 'shared.json');
  const [mine, theirs] = [keeper('mine'), keeper('theirs')];
  await mine.carryOut({type: 'save', name: 'a', query: {query: 'op:KeySign'}});
  await mine.carryOut({type: 'save', name: 'b', query: {query: 'failed'}});
  assert.equal(await mine.carryOut({type: 'export', path}), `Written to ${path}: 2 queries.`);
  await theirs.carryOut({type: 'save', name: 'b', query: {query: 'theirs'}});
  assert.equal(
    await theirs.carryOut({type: 'import', path}),
    'Taken over: 1 query; 1 query whose name is taken already stays as it is.',
  );
  assert.deepEqual([...theirs.list().queries.keys()], ['b', 'a']);
  assert.equal(theirs.list().queries.get('b')?.query, 'theirs');
});

test('No file is written over, and what is no export is refused with a sentence', async () => {
  const {carryOut} = keeper('three');
  await carryOut({type: 'save', name: 'a', query: {query: 'x'}});
  const path = join(root, 'letter.txt');
  writeFileSync(path, 'Dear all');
  await assert.rejects(carryOut({type: 'export', path}), /letter\.txt is there already: name another file\./);
  assert.equal(readFileSync(path, 'utf8'), 'Dear all');
  await assert.rejects(carryOut({type: 'import', path}), /This is no JSON/);
  await assert.rejects(carryOut({type: 'import', path: join(root, 'none')}), /cannot be read: ENOENT/);
});
