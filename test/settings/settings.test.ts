import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readSettings, settingRecords} from '../../source/settings/settings.ts';

test('Without a file every setting has its usual value', () => {
  const {settings, problems} = readSettings({});
  assert.deepEqual(problems, []);
  for (const {name, preset} of Object.values(settingRecords)) {
    assert.deepEqual(settings[name as keyof typeof settings], preset, name);
  }
});

test('What the file says counts', () => {
  const written = {theme: 'light', mouse: true, keys: {'main.next-failure': ['f8']}};
  const {settings, problems} = readSettings(written);
  assert.deepEqual(problems, []);
  assert.deepEqual({theme: settings.theme, mouse: settings.mouse, keys: settings.keys}, written);
});

test('What cannot be used is said in a sentence, and the rest counts', () => {
  const {settings, problems} = readSettings({thme: 'dark', theme: 'drak', mouse: 'yes', keys: ['j'], restore: false});
  assert.deepEqual(problems, [
    'There is no setting `thme`. Did you mean `theme`?',
    'The setting `theme` takes one of auto, dark, light, high-contrast, colour-blind, none (did you mean `dark`?).',
    'The setting `mouse` takes `true` or `false`.',
    'The setting `keys` takes commands with lists of keys, as {"main.next-failure": ["e", "f8"]}.',
  ]);
  assert.equal(settings.theme, 'auto');
  assert.equal(settings.restore, false);
});
