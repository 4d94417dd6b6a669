// A terminal without colours, and one without UTF-8 either: everything is still told apart.
import assert from 'node:assert/strict';
import {describeStory, type User} from '../helpers/story.ts';

export const noColour = describeStory(
  'who wants no colours finds the failures by their signs',
  {columns: 120, rows: 40, arguments: ['demo'], environment: {NO_COLOR: '1'}},
  async user => {
    await user.terminal.until('52,620 events', {timeout: 60_000});
    await user.sees(/^┏ Events ━/m, /▌Oct/);
    await user.types('/failed purge');
    await user.presses('enter');
    await user.sees(/✗ \d\d\d/);
    await user.presses('enter', 'enter');
    await user.sees(/┏ Key\w+ · .*━/, '✗ failed');
    assertUncoloured(user);
    await user.screenshot('no-colour');
  },
);

export const noColourNoUnicode = describeStory(
  'the same on a terminal that knows ASCII alone',
  {
    ...{columns: 80, rows: 24, arguments: ['demo', '--theme', 'none']},
    environment: {LANG: 'C', LC_ALL: 'C', TERM: 'vt100', COLORTERM: ''},
  },
  async user => {
    await user.terminal.until('52,620 events', {timeout: 60_000});
    await user.sees(/^# Events =/m, />Oct/);
    await user.types('/failed');
    await user.presses('enter');
    await user.sees(/x \d\d\d/);
    assert.match(user.terminal.text(), /^[\x20-\x7e\n]*$/);
    assertUncoloured(user);
  },
);

function assertUncoloured({terminal}: User): void {
  const [colour] = /\x1b\[(?:[\d;]*;)?(?:3\d|4\d|9\d|10\d)(?:;[\d;]*)?m/.exec(terminal.output()) ?? [];
  assert.equal(colour, undefined);
}
