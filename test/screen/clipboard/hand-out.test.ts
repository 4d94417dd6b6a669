import assert from 'node:assert/strict';
import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {after, before, test} from 'node:test';
import {handOut} from '../../../source/screen/clipboard/hand-out.ts';
import type {Variables} from '../../../source/screen/clipboard/terminal-clipboard.ts';
import {createStore} from '../../../source/screen/state/store.ts';
import {opened, record} from '../panes/detail/opened-detail.ts';

/** Tools of the system, of which one fails. */
let folder: string;
const path = process.env.PATH;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hsmscope-tools-'));
  for (const [name, script] of [
    ['xclip', 'exit 1'],
    ['xsel', `cat > ${folder}/copied`],
  ] as const) {
    await writeFile(join(folder, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(folder, name), 0o755);
  }
  process.env.PATH = `${folder}${delimiter}${path}`;
});

after(async () => {
  process.env.PATH = path;
  await rm(folder, {recursive: true});
});

/** What copying the caller's name writes, prints and tells. */
async function copied(variables: Variables) {
  const start = opened(record);
  const store = createStore({...start, detail: {...start.detail, at: 'claims/upn'}});
  const written: string[] = [];
  const printed: string[] = [];
  const end = handOut(store, {
    write: text => written.push(text),
    variables,
    print: text => {
      printed.push(text);
      return () => printed.push('back');
    },
  });
  const told = new Promise<void>(resolve => {
    store.subscribe(({notice, focus}) => (notice !== undefined || focus === 'printed') && resolve());
  });
  store.dispatch({type: 'prefix-pressed', prefix: 'copy'});
  store.dispatch({type: 'copied', what: 'value'});
  await told;
  return {store, written, printed, end};
}

const sequence = `\x1b]52;c;${Buffer.from('alice@contoso.com').toString('base64')}\x07`;

test('The terminal’s clipboard gets what was copied, and a notice says so', async () => {
  const {store, written, end} = await copied({TERM: 'xterm-256color', DISPLAY: ':0'});
  assert.deepEqual(written, [sequence]);
  assert.equal(store.state().notice, "Copied the value to the terminal's clipboard: alice@contoso.com");
  end();
});

test('Where the terminal has none, the first tool that takes it does', async () => {
  const {store, written, end} = await copied({TERM: 'linux', DISPLAY: ':0'});
  assert.deepEqual(written, []);
  assert.equal(store.state().notice, 'Copied the value to the clipboard, by xsel: alice@contoso.com');
  assert.equal(await readFile(join(folder, 'copied'), 'utf8'), 'alice@contoso.com');
  end();
});

test('Where there is no tool either, it is printed, until a key comes', async () => {
  const {store, written, printed, end} = await copied({TERM: 'linux'});
  assert.deepEqual([written, printed], [[], ['alice@contoso.com']]);
  store.dispatch({type: 'print-left'});
  assert.deepEqual(printed, ['alice@contoso.com', 'back']);
  end();
});
