// A story: a user's whole journey through the program, told so that it reads as prose.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {openProgram} from './program.ts';
import type {Terminal} from './terminal.ts';
import {type Condition, describe} from './waits.ts';

/** Milliseconds: the machine may have other things to do. */
const longestReading = 60_000;

export type Scene = {
  readonly columns: number;
  readonly rows: number;
  readonly arguments: readonly string[];
  readonly environment?: {readonly [name: string]: string};
};

export type User = {
  /** Types text, a key at a time. */
  readonly types: (text: string) => Promise<void>;
  /** Presses keys by name: `enter`, `pagedown`, `ctrl-c`. */
  readonly presses: (...keys: readonly string[]) => Promise<void>;
  readonly sees: (...conditions: readonly Condition[]) => Promise<void>;
  readonly seesNo: (text: string) => Promise<void>;
  /** The header tells of no reading any more: counts and bars change no further. */
  readonly seesAllRead: () => Promise<void>;
  readonly resizesTo: (columns: number, rows: number) => Promise<void>;
  readonly hasPressedFewerKeysThan: (limit: number) => Promise<void>;
  readonly seesProgramEnd: (code: number) => Promise<void>;
  /** Keeps the screen as it is now, under a name that is unique among all stories. */
  readonly screenshot: (name: string) => Promise<void>;
  /** For what the words above cannot say. */
  readonly terminal: Terminal;
};

export type Story = {
  readonly name: string;
  readonly scene: Scene;
  readonly tell: (user: User) => Promise<void>;
};

export type Telling = {
  /** Opens what the story is about; the built program unless said. */
  readonly open?: (scene: Scene) => Promise<Terminal>;
  readonly onScreenshot?: (name: string, terminal: Terminal) => Promise<void>;
};

export function describeStory(name: string, scene: Scene, tell: (user: User) => Promise<void>): Story {
  return {name, scene, tell};
}

/** Makes the story a test. */
export function registerStory(story: Story): void {
  const {columns, rows} = story.scene;
  test(`${story.name} (${columns}×${rows})`, () => tellStory(story));
}

/** Plays the story; rejects with the number, the words and the screen of the step that failed. */
export async function tellStory(story: Story, telling: Telling = {}): Promise<void> {
  const {open = scene => openProgram(scene.arguments, scene)} = telling;
  await using terminal = await open(story.scene);
  await story.tell(createUser(terminal, telling));
}

function createUser(terminal: Terminal, {onScreenshot}: Telling): User {
  let steps = 0;
  let keys = 0;

  async function step(words: string, action: () => Promise<unknown>): Promise<void> {
    steps++;
    try {
      await action();
    } catch (error) {
      // Not as a cause: the screen would be shown twice.
      throw new Error(`Step ${steps}, user ${words}. ${(error as Error).message}`);
    }
  }

  return {
    terminal,
    types: text =>
      step(`types ${JSON.stringify(text)}`, () => {
        keys += [...text].length;
        return terminal.type(text);
      }),
    presses: (...names) =>
      step(`presses ${names.join(' ')}`, () => {
        keys += names.length;
        return terminal.press(...names);
      }),
    sees: async (...conditions) => {
      for (const condition of conditions) await step(`sees ${describe(condition)}`, () => terminal.until(condition));
    },
    seesNo: text =>
      step(`sees no ${JSON.stringify(text)}`, () =>
        terminal.until(Object.defineProperty(rows => !rows.join('\n').includes(text), 'name', {value: `no ${text}`})),
      ),
    seesAllRead: () =>
      step('sees that all is read', () => terminal.until(/^ hsmscope .* UTC(?: +●.*)?$/m, {timeout: longestReading})),
    resizesTo: (columns, rows) => step(`resizes to ${columns}×${rows}`, () => terminal.resize(columns, rows)),
    hasPressedFewerKeysThan: limit =>
      step(`has pressed fewer than ${limit} keys`, async () => assert.ok(keys < limit, `It took ${keys}.`)),
    seesProgramEnd: code =>
      step(`sees the program end with ${code}`, async () =>
        assert.deepEqual(await terminal.end(), {code, signal: null}),
      ),
    screenshot: name => step(`takes the screenshot ${name}`, async () => onScreenshot?.(name, terminal)),
  };
}
