// One writer of a file at a time, among all processes: who comes while another one writes waits those few milliseconds.
import {mkdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

/** Milliseconds. Nobody writes so long: whoever left a lock that old is dead. */
const longestWrite = 4000;
const mostPatience = 2 * longestWrite;

/** Throws where others keep the file for longer than anybody writes. */
export function whileLocked<Result>(path: string, act: () => Result): Result {
  const lock = `${path}.lock`;
  mkdirSync(dirname(path), {recursive: true, mode: 0o700});
  const patience = Date.now() + mostPatience;
  while (!takes(lock)) {
    if (Date.now() > patience) throw new Error('another hsmscope is writing it');
    pause(2 + Math.random() * 8);
  }
  try {
    return act();
  } finally {
    rmSync(lock, {force: true});
  }
}

function takes(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), {flag: 'wx', mode: 0o600});
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = Date.now() - (statSync(lock, {throwIfNoEntry: false})?.mtimeMs ?? Date.now());
    if (age > longestWrite) rmSync(lock, {force: true});
    return false;
  }
}

/** The thread sleeps: settings are written in one go, and so seldom that nobody notices. */
function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
