import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {runProgram} from '../helpers/program.ts';

const root = mkdtempSync(join(tmpdir(), 'hsmscope-settings-'));
after(() => rmSync(root, {recursive: true}));
const file = join(root, 'settings.json');

const run = (words: readonly string[], environment = {}) =>
  runProgram(['settings', ...words], {environment: {HSMSCOPE_CONFIG: root, ...environment}});

test('A setting is set, read, listed and taken back', async () => {
  assert.equal((await run(['path'])).stdout, `${file}\n`);
  assert.equal((await run(['get', 'theme'])).stdout, 'auto\n');
  assert.equal((await run(['set', 'theme', 'light'])).code, 0);
  assert.equal((await run(['set', 'mouse', 'true'])).code, 0);
  assert.equal((await run(['set', 'keys', '{"main.next-failure": ["f8"]}'])).code, 0);
  assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
    theme: 'light',
    mouse: true,
    keys: {'main.next-failure': ['f8']},
  });
  assert.equal(statSync(file).mode & 0o777, 0o600);
  assert.match((await run(['list'])).stdout, /^\* theme +light .*\n\* mouse +true .*\n {2}screenReader +false /);
  assert.equal((await run(['unset', 'theme'])).code, 0);
  assert.equal((await run(['get', 'theme'])).stdout, 'auto\n');
});

test('What a setting does not take is refused in a sentence, and nothing changes', async () => {
  const before = readFileSync(file, 'utf8');
  const refusals = [
    [['set', 'mouse', 'yes'], /`mouse` takes `true` or `false`/],
    [['set', 'theme', 'drak'], /did you mean `dark`\?/],
    [['set', 'thme', 'dark'], /There is no setting `thme`\. Did you mean `theme`\?/],
    [['set', 'theme'], /takes a name and a value/],
    [['get', ''], /There are theme, mouse/],
    [['put', 'theme'], /Choose one of list, get, set/],
  ] as const;
  for (const [words, sentence] of refusals) {
    const {code, stderr} = await run(words);
    assert.equal(code, 2);
    assert.match(stderr, sentence);
  }
  assert.equal(readFileSync(file, 'utf8'), before);
});

test('The editor gets the file, and what is wrong with it afterwards is said', async () => {
  const editor = join(root, 'editor.sh');
  writeFileSync(editor, `#!/bin/sh\nprintf '{"theme": "drak"}' > "$1"\n`, {mode: 0o700});
  const {stderr} = await run(['edit'], {EDITOR: editor});
  assert.match(stderr, /`theme` takes one of .*did you mean `dark`/);
  const missing = await run(['edit'], {VISUAL: '', EDITOR: '/nowhere/editor'});
  assert.equal(missing.code, 2);
  assert.match(missing.stderr, /cannot be started: set EDITOR/);
});
