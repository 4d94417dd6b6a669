// Waiting for what a user would wait for: something on the screen, or the program's end; a failure shows the screen.
import {drawScreen, type Emulator, screenOf} from './emulator.ts';
import type {Pace} from './pace.ts';

/** What the screen is waited for: text or a pattern anywhere on it (rows joined by line feeds), or any property of its rows. */
export type Condition = string | RegExp | ((rows: readonly string[]) => boolean);

export type Exit = {readonly code: number | null; readonly signal: string | null};

export type Patience = {readonly timeout?: number};

export type Waits = {
  /** Waits until the screen satisfies the condition and rests; resolves with the moment since which it did. */
  readonly until: (condition: Condition, patience?: Patience) => Promise<number>;
  /** Waits until the program has ended and its last output is on the screen. */
  readonly end: (patience?: Patience) => Promise<Exit>;
};

type Watched = {
  readonly emulator: Emulator;
  readonly pace: Pace;
  readonly pressed: readonly string[];
  readonly exit: () => Exit | undefined;
};

const PATIENCE = 10_000;

export function createWaits({emulator, pace, pressed, exit}: Watched): Waits {
  return {
    async until(condition, {timeout = PATIENCE} = {}) {
      const deadline = performance.now() + timeout;
      let since: number | undefined;
      for (;;) {
        // A frame between the marks of synchronized output is not on the user's screen yet.
        const holds = !emulator.modes.synchronizedOutputMode && satisfies(condition, screenOf(emulator));
        since = holds ? (since ?? pace.lastHeard()) : undefined;
        if (since !== undefined && pace.isQuiet()) return since;
        const ended = exit();
        if (!holds && ended !== undefined) throw failure(condition, `the program ended (${describeExit(ended)})`);
        if (performance.now() >= deadline) {
          throw failure(
            condition,
            `${holds ? 'there, but the screen came to no rest' : 'not there'} after ${timeout} ms`,
          );
        }
        await pace.change(deadline, holds);
      }
    },
    async end({timeout = PATIENCE} = {}) {
      const deadline = performance.now() + timeout;
      for (;;) {
        const ended = exit();
        if (ended !== undefined) return ended;
        if (performance.now() >= deadline) throw failure('the end', `still running after ${timeout} ms`);
        await pace.change(deadline, false);
      }
    },
  };

  function failure(condition: Condition, reason: string): Error {
    const keys = pressed.length === 0 ? 'no keys pressed' : `last keys: ${pressed.slice(-12).join(' ')}`;
    return new Error(`Waited for ${describe(condition)}: ${reason} (${keys}).\n${drawScreen(emulator)}`);
  }
}

/** A condition in words. */
export function describe(condition: Condition): string {
  if (typeof condition === 'string') return JSON.stringify(condition);
  return condition instanceof RegExp ? String(condition) : condition.name || 'a condition';
}

function satisfies(condition: Condition, rows: readonly string[]): boolean {
  if (typeof condition === 'function') return condition(rows);
  const text = rows.join('\n');
  return typeof condition === 'string' ? text.includes(condition) : text.search(condition) >= 0;
}

function describeExit({code, signal}: Exit): string {
  return signal === null ? `code ${code}` : signal;
}
