import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fileURLToPath} from 'node:url';
import {describeStory, type Scene, tellStory, type User} from '../helpers/story.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';

const SCENE: Scene = {columns: 50, rows: 6, arguments: []};

const openPainter = ({columns, rows}: Scene) =>
  openTerminal({
    command: process.execPath,
    arguments: [fileURLToPath(new URL('painter.mjs', import.meta.url))],
    columns,
    rows,
  });

test('a story is told to its end, and keeps its pictures', async () => {
  const pictures: string[] = [];
  const story = describeStory('a painter', SCENE, async user => {
    await user.sees('size 50x6', /frame \d/);
    await user.types('ab');
    await user.presses('enter');
    await user.sees(JSON.stringify('a b \r'));
    await user.seesNo('farewell');
    await user.screenshot('painted');
    await user.resizesTo(40, 5);
    await user.sees('size 40x5');
    await user.presses('q');
    await user.hasPressedFewerKeysThan(5);
    await user.seesProgramEnd(0);
  });
  await tellStory(story, {
    open: openPainter,
    onScreenshot: async (name, terminal) => void pictures.push(name, terminal.screen()[1]!),
  });
  assert.deepEqual(pictures, ['painted', 'size 50x6 frame 4']);
});

test('a step that fails gives its number, its words and the screen, and the program is closed', async () => {
  let opened: Terminal | undefined;
  const open = async (scene: Scene) => {
    opened = await openPainter(scene);
    return opened;
  };
  const tell = async (user: User) => {
    await user.sees('frame 1');
    await user.presses('q');
    await user.sees('frame 9');
  };
  await assert.rejects(tellStory(describeStory('a failure', SCENE, tell), {open}), (error: Error) => {
    assert.match(
      error.message,
      /^Step 3, user sees "frame 9"\. Waited for .*the program ended \(code 0\).*last keys: q/,
    );
    assert.match(error.message, /│farewell {42}│/);
    return true;
  });
  assert.deepEqual(await opened!.exit, {code: 0, signal: null});
});

const failures: readonly {
  readonly name: string;
  readonly tell: (user: User) => Promise<void>;
  readonly error: RegExp;
}[] = [
  {
    name: 'too many keys',
    tell: async user => {
      await user.types('abc');
      await user.hasPressedFewerKeysThan(3);
    },
    error: /Step 2, user has pressed fewer than 3 keys\. It took 3\./,
  },
  {
    name: 'another exit code',
    tell: async user => {
      await user.presses('q');
      await user.seesProgramEnd(3);
    },
    error: /Step 2, user sees the program end with 3/,
  },
];

for (const {name, tell, error} of failures) {
  test(`a story fails on ${name}`, () =>
    assert.rejects(tellStory(describeStory(name, SCENE, tell), {open: openPainter}), error));
}
