import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {openSettingsFile, SettingsProblem} from '../../source/settings/settings-folder.ts';

const folder = (): string => join(mkdtempSync(join(tmpdir(), 'hsmscope-settings-')), 'hsmscope');

test('Who only reads leaves nothing behind', () => {
  const file = openSettingsFile(folder(), 'settings');
  assert.deepEqual(file.read(), {});
  assert.equal(existsSync(file.path), false);
});

test('What is written is there for the next one, for its owner alone', () => {
  const place = folder();
  openSettingsFile(place, 'sessions').write('/logs/a.b', {query: 'failed'});
  const file = openSettingsFile(place, 'sessions');
  assert.deepEqual(file.read(), {'/logs/a.b': {query: 'failed'}});
  assert.equal(statSync(file.path).mode & 0o777, 0o600);
});

test('Two processes that write different names lose nothing', () => {
  const place = folder();
  const [one, other] = [openSettingsFile(place, 'sessions'), openSettingsFile(place, 'sessions')];
  one.write('a', 1);
  other.write('b', 2);
  one.write('a', 3);
  assert.deepEqual(other.read(), {a: 3, b: 2});
});

test('A file that is not JSON is told with its path, and is not written over', () => {
  const file = openSettingsFile(folder(), 'settings');
  file.write('theme', 'light');
  writeFileSync(file.path, '{"theme": ');
  assert.throws(file.read, error => error instanceof SettingsProblem && error.message.includes(file.path));
  assert.throws(() => file.write('theme', 'dark'), SettingsProblem);
  assert.equal(readFileSync(file.path, 'utf8'), '{"theme": ');
});
