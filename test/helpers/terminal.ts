// A program in a real pseudo-terminal, drawn by a real emulator: press keys, look at the screen.
import {constants} from 'node:os';
import {type IPty, spawn} from '@lydell/node-pty';
import {type Cell, cellOf, createEmulator, type Emulator, screenOf} from './emulator.ts';
import {bytesOfKey} from './keys.ts';
import {createPace, type Pace} from './pace.ts';
import {createWaits, type Exit, type Waits} from './waits.ts';

export type TerminalOptions = {
  readonly command: string;
  readonly arguments: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  /** The whole environment of the program: nothing is inherited but PATH. */
  readonly environment?: {readonly [name: string]: string};
};

/** Moments are of `performance.now()`. */
export type Traffic = {
  readonly started: number;
  readonly first: number | undefined;
  readonly last: number;
  readonly bytes: number;
};

export type Terminal = AsyncDisposable &
  Waits & {
    readonly pid: number;
    readonly emulator: Emulator;
    /** Presses keys by name (`enter`, `pagedown`, `ctrl-c`) or as text sent at once, each after the last was answered. */
    readonly press: (...keys: readonly string[]) => Promise<void>;
    /** Sends bytes and waits for nothing. */
    readonly send: (bytes: string) => void;
    /** Types text, one character at a time. */
    readonly type: (text: string) => Promise<void>;
    readonly resize: (columns: number, rows: number) => Promise<void>;
    /** The rows on screen without trailing blanks. */
    readonly screen: () => readonly string[];
    /** The screen as one text, rows joined by line feeds. */
    readonly text: () => string;
    readonly cell: (x: number, y: number) => Cell;
    readonly cursor: () => {readonly x: number; readonly y: number};
    /** Whether the alternate screen is on. */
    readonly alternate: () => boolean;
    /** All that the program wrote so far. */
    readonly output: () => string;
    readonly traffic: () => Traffic;
    /** Waits until nothing was written or pressed for a short while, `quiet` ms if given. */
    readonly idle: (quiet?: number) => Promise<void>;
    /** Resolves when the program has ended and its last output is on the screen. */
    readonly exit: Promise<Exit>;
    readonly kill: (signal: NodeJS.Signals) => void;
    /** Takes the terminal away from under the program, as a lost connection does. */
    readonly cut: () => void;
    /** Ends the program, and what it started, if it still runs. */
    readonly close: () => Promise<void>;
  };

/** How long a program may take to hang up before it is killed, in ms. */
const FAREWELL = 1_000;

export async function openTerminal(options: TerminalOptions): Promise<Terminal> {
  const {columns = 80, rows = 24, environment} = options;
  const emulator = createEmulator(columns, rows);
  const pace = createPace();
  const started = performance.now();
  const pty = spawn(options.command, [...options.arguments], {
    cols: columns,
    rows,
    env: {PATH: process.env.PATH, TERM: 'xterm-256color', LANG: 'C.UTF-8', ...environment},
    encoding: null,
  });
  const recording = record(pty, emulator, pace);
  const pressed: string[] = [];
  let ended: Exit | undefined;
  const exit = endOf(pty, emulator).then(end => {
    ended = end;
    pace.ended();
    return end;
  });
  const write = (data: string) => (ended === undefined ? pty.write(data) : undefined);
  emulator.onData(write);

  async function press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      pressed.push(key);
      pace.spoke();
      write(bytesOfKey(key, emulator.modes.applicationCursorKeysMode));
      await pace.idle();
    }
  }

  async function resize(toColumns: number, toRows: number): Promise<void> {
    emulator.resize(toColumns, toRows);
    pace.spoke();
    pty.resize(toColumns, toRows);
    await pace.idle();
  }

  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= (ended === undefined ? hangUp(pty, exit) : Promise.resolve()).then(() => emulator.dispose());
    return closed;
  };

  return {
    pid: pty.pid,
    emulator,
    press,
    send: bytes => {
      pace.spoke();
      write(bytes);
    },
    type: text => press(...text),
    resize,
    ...observe(emulator),
    ...createWaits({emulator, pace, pressed, exit: () => ended}),
    output: () => Buffer.concat(recording.chunks).toString(),
    traffic: () => ({started, first: recording.first, last: pace.lastHeard(), bytes: recording.bytes}),
    idle: pace.idle,
    exit,
    kill: signal => (ended === undefined ? process.kill(pty.pid, signal) : undefined),
    cut: () => (pty as IPty & {readonly destroy: () => void}).destroy(),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function observe(emulator: Emulator): Pick<Terminal, 'screen' | 'text' | 'cell' | 'cursor' | 'alternate'> {
  return {
    screen: () => screenOf(emulator),
    text: () => screenOf(emulator).join('\n'),
    cell: (x, y) => cellOf(emulator, x, y),
    cursor: () => ({x: emulator.buffer.active.cursorX, y: emulator.buffer.active.cursorY}),
    alternate: () => emulator.buffer.active.type === 'alternate',
  };
}

function record(pty: IPty, emulator: Emulator, pace: Pace) {
  const recording = {chunks: [] as Buffer[], bytes: 0, first: undefined as number | undefined};
  pty.onData(data => {
    // With `encoding: null` bytes come as they are, whatever the declared type says.
    const chunk = data as unknown as Buffer;
    recording.first ??= performance.now();
    recording.bytes += chunk.length;
    recording.chunks.push(chunk);
    pace.heard();
    emulator.write(chunk, pace.drawn);
  });
  return recording;
}

function endOf(pty: IPty, emulator: Emulator): Promise<Exit> {
  return new Promise(resolve => {
    pty.onExit(({exitCode, signal}) => {
      const end = signal ? {code: null, signal: signalName(signal)} : {code: exitCode, signal: null};
      emulator.write('', () => resolve(end));
    });
  });
}

async function hangUp(pty: IPty, exit: Promise<Exit>): Promise<void> {
  signalGroup(pty.pid, 'SIGHUP');
  const impatience = setTimeout(() => signalGroup(pty.pid, 'SIGKILL'), FAREWELL);
  await exit;
  clearTimeout(impatience);
  signalGroup(pty.pid, 'SIGKILL');
}

/** Signals the program and what it started: in a pseudo-terminal it leads a process group of its own. */
function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function signalName(number: number): string {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0] ?? `signal ${number}`;
}
