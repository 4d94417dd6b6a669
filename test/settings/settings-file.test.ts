import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {
  openSettingsFile,
  readSettingsFile,
  SettingsProblem,
  settingsPath,
} from '../../source/settings/settings-file.ts';

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'hsmscope-settings-')), 'hsmscope');

test('Who only reads leaves nothing behind', () => {
  const folder = newFolder();
  assert.deepEqual(readSettingsFile(folder, 'settings'), {});
  assert.equal(existsSync(folder), false);
});

test('What is written is there for the next one, for its owner alone', async () => {
  const folder = newFolder();
  const file = await openSettingsFile(folder, 'sessions');
  file.set('/logs/a.b', {query: 'failed'});
  assert.deepEqual(readSettingsFile(folder, 'sessions'), {'/logs/a.b': {query: 'failed'}});
  assert.equal(statSync(settingsPath(folder, 'sessions')).mode & 0o777, 0o600);
  file.remove('/logs/a.b');
  assert.deepEqual(readSettingsFile(folder, 'sessions'), {});
});

test('Two who write different names lose nothing', async () => {
  const folder = newFolder();
  const [one, other] = [await openSettingsFile(folder, 'x'), await openSettingsFile(folder, 'x')];
  one.set('a', 1);
  other.set('b', 2);
  one.set('a', 3);
  assert.deepEqual(readSettingsFile(folder, 'x'), {a: 3, b: 2});
});

test('A file that is not JSON is told with its path, and is not written over', async () => {
  const folder = newFolder();
  const file = await openSettingsFile(folder, 'settings');
  file.set('theme', 'light');
  const path = settingsPath(folder, 'settings');
  for (const damaged of ['{"theme": ', '[]', 'null']) {
    writeFileSync(path, damaged);
    assert.throws(
      () => readSettingsFile(folder, 'settings'),
      error => error instanceof SettingsProblem && error.message.includes(path),
    );
  }
  writeFileSync(path, '{"theme": ');
  assert.throws(() => file.set('theme', 'dark'), SettingsProblem);
  assert.equal(readFileSync(path, 'utf8'), '{"theme": ');
});
