// What reaches the process from outside while the screen is open: signals, stops, and faults of our own.
import {pauseTerminal, releaseTerminal, resumeTerminal} from './terminal.ts';

export type Suspend = () => Promise<{readonly resume: () => Promise<void>}>;

const deadly = {SIGHUP: 1, SIGINT: 2, SIGTERM: 15} as const;

/**
 * Gives the terminal back before the process ends, whatever ends it. `unmount` has to come first: a renderer that is
 * still there would draw its last frame over what is said. Returns what ends the listening.
 */
export function watchProcess(unmount: () => void, stop: () => void): () => void {
  const close = (): void => {
    unmount();
    releaseTerminal();
  };
  const died = (signal: keyof typeof deadly): void => {
    close();
    process.exit(128 + deadly[signal]);
  };
  const failed = (error: unknown): void => {
    close();
    process.stderr.write(`hsmscope stopped because of a fault of its own: ${messageOf(error)}\n`);
    if (error instanceof Error && error.stack !== undefined) process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  };
  const signals = Object.keys(deadly) as (keyof typeof deadly)[];
  for (const signal of signals) process.on(signal, died);
  process.on('SIGTSTP', stop);
  process.on('uncaughtException', failed);
  process.on('unhandledRejection', failed);
  return () => {
    for (const signal of signals) process.off(signal, died);
    process.off('SIGTSTP', stop);
    process.off('uncaughtException', failed);
    process.off('unhandledRejection', failed);
  };
}

/** Milliseconds after which a stop that did not stop us (nobody could continue us) is given up. */
const patience = 500;

/** Makes what stops the whole job, as ^z does in a shell, and comes back with `fg`. */
export function createStop(suspend: Suspend, redraw: () => void): () => void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const others = process.listeners('SIGTSTP');
    const suspension = await suspend();
    pauseTerminal();
    // Without a listener the signal does what it does to other programs.
    process.removeAllListeners('SIGTSTP');
    await stopped();
    for (const listener of others) process.on('SIGTSTP', listener);
    resumeTerminal();
    await suspension.resume();
    stopping = false;
    redraw();
  };
  return () => void stop();
}

function stopped(): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(done, patience);
    process.once('SIGCONT', done);
    process.kill(0, 'SIGTSTP');
    function done(): void {
      clearTimeout(timer);
      process.off('SIGCONT', done);
      resolve();
    }
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
