import assert from 'node:assert/strict';
import {test} from 'node:test';
import {commands} from '../../source/command/commands.ts';
import {manualPage} from '../../source/command/manual.ts';

const page = manualPage(commands);

test('The manual page has each command, each option and each exit code', () => {
  for (const {name, options} of commands) {
    assert.match(page, new RegExp(`^\\.SS ${name}`, 'm'));
    for (const {flags} of options) assert.ok(page.includes(`.B ${flags.replaceAll('-', '\\-')}`), flags);
  }
  for (const code of [0, 1, 2, 3, 130]) assert.match(page, new RegExp(`^\\.B ${code}$`, 'm'));
});

test('No text of ours is taken for a command of the formatter', () => {
  const macros = page.split('\n').flatMap(line => /^\.\w*/.exec(line)?.[0] ?? []);
  assert.deepEqual([...new Set(macros)].sort(), ['.B', '.PP', '.SH', '.SS', '.TH', '.TP', '.br', '.fi', '.nf']);
  assert.ok(!/^'/m.test(page));
});
