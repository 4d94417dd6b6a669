import assert from 'node:assert/strict';
import {test} from 'node:test';
import {WriteStream} from 'node:tty';
import {
  answersQuestions,
  colorLevel,
  type Environment,
  groundOf,
  speaksUnicode,
} from '../../source/command/environment.ts';

/** A terminal, with nothing else in its environment. */
function environment(variables: Environment['variables']): Environment {
  const stdout = {isTTY: true, getColorDepth: WriteStream.prototype.getColorDepth} as WriteStream;
  return {arguments: [], variables, stdin: () => process.stdin, stdout, stderr: stdout};
}

const levels: readonly (readonly [Environment['variables'], number])[] = [
  [{TERM: 'xterm'}, 1],
  [{TERM: 'xterm-256color'}, 2],
  [{TERM: 'xterm-256color', COLORTERM: 'truecolor'}, 3],
  [{TERM: 'tmux-256color', TMUX: '/tmp/x'}, 3],
  [{TERM: 'linux'}, 1],
  [{TERM: 'xterm-256color', NO_COLOR: '1'}, 0],
  [{TERM: 'xterm-256color', NO_COLOR: ''}, 2],
  [{TERM: 'xterm-256color', CLICOLOR: '0'}, 0],
  [{TERM: 'xterm-256color', CLICOLOR: '0', CLICOLOR_FORCE: '1'}, 2],
  [{TERM: 'xterm-256color', FORCE_COLOR: '0'}, 0],
  [{TERM: 'vt100', FORCE_COLOR: '3'}, 3],
  [{TERM: 'xterm-256color', FORCE_COLOR: '1'}, 1],
  [{TERM: 'xterm-256color', FORCE_COLOR: 'true', NO_COLOR: '1'}, 2],
  [{TERM: 'vt100', FORCE_COLOR: ''}, 1],
];

test('There are as many colours as the terminal has and the user wants', () => {
  for (const [variables, level] of levels)
    assert.equal(colorLevel(environment(variables)), level, JSON.stringify(variables));
});

test('COLORFGBG tells the ground', () => {
  const grounds = ['0;15', '15;0', '0;default;15', '12;7', '7;8', undefined, 'x'].map(COLORFGBG =>
    groundOf(environment({COLORFGBG})),
  );
  assert.deepEqual(grounds, ['light', 'dark', 'light', 'light', 'dark', undefined, undefined]);
});

test('Only terminals that answer are asked', () => {
  const asked = ['xterm-256color', 'tmux-256color', 'screen', 'linux', 'vt220', undefined, 'dumb'].map(TERM =>
    answersQuestions(environment({TERM})),
  );
  assert.deepEqual(asked, [true, true, true, false, false, false, false]);
});

test('The locale decides whether there is more than ASCII', () => {
  const spoken = [
    {LANG: 'de_DE.UTF-8'},
    {LC_ALL: 'C', LANG: 'de_DE.UTF-8'},
    {LC_CTYPE: 'C.utf8', LANG: 'C'},
    {LANG: 'C'},
  ];
  assert.deepEqual(
    spoken.map(variables => speaksUnicode(environment(variables))),
    [true, false, true, false],
  );
});
