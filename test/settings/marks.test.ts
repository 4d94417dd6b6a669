import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {isTag, readNote, writeNote} from '../../source/settings/mark-note.ts';
import {type Mark, markKey, openMarks, readMarks} from '../../source/settings/marks.ts';
import {SettingsProblem, settingsPath} from '../../source/settings/settings-file.ts';

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'hsmscope-marks-')), 'hsmscope');

const mark = (offset: number, change: Partial<Mark> = {}): Mark => ({
  blob: 'h=01/PT1H.json',
  offset,
  length: 700,
  sha256: 'ab'.repeat(32),
  time: {milliseconds: 1_790_000_000_000 - offset, ticks: 7},
  values: {op: 'KeyPurge', status: 200, caller: 'alice@contoso.com', outcome: 'ok'},
  note: 'why?',
  tags: ['incident-7'],
  marked: 1_790_000_100_000,
  ...change,
});

test('A mark is read as it was written, the oldest event first, from a file for its owner alone', async () => {
  const folder = newFolder();
  const writer = await openMarks(folder);
  for (const offset of [0, 1024, 512]) writer.put(mark(offset));
  writer.put(mark(99, {time: undefined, values: {outcome: 'unreadable'}, note: '', tags: []}));
  assert.deepEqual(
    [...readMarks(folder).marks.values()],
    [mark(99, {time: undefined, values: {outcome: 'unreadable'}, note: '', tags: []}), mark(1024), mark(512), mark(0)],
  );
  assert.equal(statSync(settingsPath(folder, 'marks')).mode & 0o777, 0o600);
  assert.equal(statSync(settingsPath(folder, 'marks.backup')).mode & 0o777, 0o600);
});

test('A mark of the same event takes the place of the one before; a removed one is gone', async () => {
  const folder = newFolder();
  const writer = await openMarks(folder);
  writer.put(mark(1));
  writer.put(mark(1, {note: 'another'}));
  writer.put(mark(2));
  writer.remove(mark(2));
  assert.deepEqual([...readMarks(folder).marks.values()], [mark(1, {note: 'another'})]);
});

test('Of a damaged file all marks of the last good copy count, and it is not written over', async () => {
  const folder = newFolder();
  const writer = await openMarks(folder);
  for (const offset of [0, 1, 2]) writer.put(mark(offset));
  const path = settingsPath(folder, 'marks');
  const half = readFileSync(path, 'utf8').slice(0, 200);
  writeFileSync(path, half);
  const {marks, problem} = readMarks(folder);
  assert.equal(marks.size, 3);
  assert.match(problem!, /is not JSON .* the 3 marks of its last good copy count\.$/);
  assert.throws(() => writer.put(mark(4)), SettingsProblem);
  assert.equal(readFileSync(path, 'utf8'), half);
});

test('What says not which event it is about is left out, and what else is wrong does not take the mark away', async () => {
  const folder = newFolder();
  await openMarks(folder).then(writer => writer.put(mark(0)));
  const strange = {
    a: 1,
    b: null,
    c: {blob: 'x'},
    d: {...mark(5), note: 7, tags: 'x', time: 'now', values: [1], marked: ''},
  };
  writeFileSync(settingsPath(folder, 'marks'), JSON.stringify(strange));
  const expected = {...mark(5), note: '', tags: [], time: undefined, values: {}, marked: 0};
  assert.deepEqual([...readMarks(folder).marks.values()], [expected]);
});

test('Three processes that mark at the same time lose no mark', async () => {
  const folder = newFolder();
  const script = `
    import {openMarks} from ${JSON.stringify(new URL('../../source/settings/marks.ts', import.meta.url).href)};
    const [folder, first, written] = process.argv.slice(1);
    const writer = await openMarks(folder);
    for (let offset = Number(first); offset < Number(first) + 40; offset++) writer.put({...JSON.parse(written), offset});`;
  const writers = [0, 1000, 2000].map(first =>
    spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script, folder, String(first), JSON.stringify(mark(0))],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    ),
  );
  const codes = await Promise.all(writers.map(async writer => (await once(writer, 'exit'))[0]));
  assert.deepEqual(codes, [0, 0, 0]);
  assert.equal(readMarks(folder).marks.size, 120);
});

test('A lock that a killed process left is taken over', async () => {
  const folder = newFolder();
  const writer = await openMarks(folder);
  writer.put(mark(0));
  const lock = `${settingsPath(folder, 'marks')}.lock`;
  writeFileSync(lock, '1');
  utimesSync(lock, 0, 0);
  writer.put(mark(1));
  assert.deepEqual([...readMarks(folder).marks.keys()].length, 2);
});

test('A key is the blob and the byte', () => {
  assert.equal(markKey(mark(7)), 'h=01/PT1H.json@7');
});

test('Words with a # are tags, wherever they stand, each once', () => {
  assert.deepEqual(readNote(' from #hotel the  hotel #incident-7 #hotel # #- '), {
    note: 'from the hotel # #-',
    tags: ['hotel', 'incident-7'],
  });
  assert.deepEqual(readNote(''), {note: '', tags: []});
});

test('A note that is shown to be edited is the same when it is read again', () => {
  const tag = fc.string({unit: 'grapheme', minLength: 1}).filter(isTag);
  fc.assert(
    fc.property(fc.string({unit: 'grapheme'}), fc.uniqueArray(tag), (text, tags) => {
      const {note} = readNote(text);
      assert.deepEqual(readNote(writeNote({note, tags})), {note, tags});
    }),
  );
});
