// Components on a screen, in process: Ink's real output path into the terminal emulator.
import {PassThrough, Writable} from 'node:stream';
import chalk from 'chalk';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {type Cell, cellOf, createEmulator, type Emulator, screenOf} from './emulator.ts';
import {bytesOfKey} from './keys.ts';

// The emulator knows all colours, whatever the terminal is that the tests run in.
chalk.level = 3;

export type InkTerminal = AsyncDisposable & {
  readonly emulator: Emulator;
  /** Presses keys by name (`enter`, `pagedown`) or as text sent at once, each after the last was answered. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly resize: (columns: number, rows: number) => Promise<void>;
  readonly rerender: (tree: ReactNode) => Promise<void>;
  /** Waits until what was rendered is on the screen. */
  readonly flush: () => Promise<void>;
  readonly screen: () => readonly string[];
  readonly text: () => string;
  readonly cell: (x: number, y: number) => Cell;
  /** All that Ink wrote so far. */
  readonly output: () => string;
  readonly exit: Promise<unknown>;
  readonly unmount: () => Promise<void>;
};

/** How long Ink holds back a lone escape, which might begin a longer key, in ms. */
const ESCAPE_PATIENCE = 20;

export async function openInkTerminal(
  tree: ReactNode,
  {columns = 80, rows = 24}: {readonly columns?: number; readonly rows?: number} = {},
): Promise<InkTerminal> {
  const emulator = createEmulator(columns, rows);
  // As a terminal's line discipline does it, in raw mode too.
  emulator.options.convertEol = true;
  const written: string[] = [];
  const stdin = createInput();
  const stdout = createOutput(emulator, written);
  const stderr = createOutput(emulator, written);
  const instance = render(tree, {
    stdin,
    stdout,
    stderr,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    maxFps: 1000,
    patchConsole: false,
    exitOnCtrlC: false,
  });
  const exit = instance.waitUntilExit();

  await flush();

  async function flush(): Promise<void> {
    await new Promise(setImmediate);
    await instance.waitUntilRenderFlush();
    await new Promise<void>(resolve => emulator.write('', resolve));
  }

  async function unmount(): Promise<void> {
    instance.unmount();
    await exit;
    await new Promise<void>(resolve => emulator.write('', resolve));
    emulator.dispose();
  }

  return {
    emulator,
    async press(...keys) {
      for (const key of keys) {
        stdin.write(bytesOfKey(key));
        await flush();
        // Started after Ink's own timer, so it ends after it.
        if (key === 'esc') await new Promise(resolve => setTimeout(resolve, ESCAPE_PATIENCE));
        await flush();
      }
    },
    async resize(toColumns, toRows) {
      emulator.resize(toColumns, toRows);
      for (const stream of [stdout, stderr]) {
        Object.assign(stream, {columns: toColumns, rows: toRows});
        stream.emit('resize');
      }
      await flush();
    },
    async rerender(next) {
      instance.rerender(next);
      await flush();
    },
    flush,
    screen: () => screenOf(emulator),
    text: () => screenOf(emulator).join('\n'),
    cell: (x, y) => cellOf(emulator, x, y),
    output: () => written.join(''),
    exit,
    unmount,
    [Symbol.asyncDispose]: unmount,
  };
}

function createInput(): NodeJS.ReadStream & PassThrough {
  const stream = Object.assign(new PassThrough(), {
    isTTY: true,
    isRaw: false,
    setRawMode(mode: boolean) {
      stream.isRaw = mode;
      return stream;
    },
    ref: () => stream,
    unref: () => stream,
  });
  return stream as unknown as NodeJS.ReadStream & PassThrough;
}

function createOutput(emulator: Emulator, written: string[]): NodeJS.WriteStream {
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      emulator.write(chunk, done);
    },
  });
  const size = {columns: emulator.cols, rows: emulator.rows};
  return Object.assign(stream, {isTTY: true, ...size}) as unknown as NodeJS.WriteStream;
}
