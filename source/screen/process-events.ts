// What reaches the process from outside while the screen is open: signals, stops, a lost terminal, and faults of our own.
import {faultText} from './fault.ts';
import {pauseTerminal, releaseTerminal, resumeTerminal, type TerminalStreams} from './terminal.ts';

export type Suspend = () => Promise<{readonly resume: () => Promise<void>}>;

export type ProcessWatch = {
  /** Ends the program with what went wrong told on the normal screen. */
  readonly fail: (error: unknown) => void;
  /** Ends the listening. */
  readonly end: () => void;
};

const deadly = {SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15} as const;

/**
 * Gives the terminal back before the process ends, whatever ends it. `unmount` has to come first: a renderer that is
 * still there would draw its last frame over what is said.
 */
export function watchProcess({keyboard, screen}: TerminalStreams, unmount: () => void, stop: () => void): ProcessWatch {
  const close = (): void => {
    unmount();
    releaseTerminal();
  };
  const died = (signal: keyof typeof deadly): void => {
    close();
    process.exit(128 + deadly[signal]);
  };
  // Nobody reads any more and no key will come: the terminal is gone, though no signal said so.
  const lost = (): void => died('SIGHUP');
  const fail = (error: unknown): void => {
    close();
    process.stderr.write(faultText(error));
    process.exit(1);
  };
  const ends = [
    ...(Object.keys(deadly) as (keyof typeof deadly)[]).map(signal => heard(process, signal, () => died(signal))),
    heard(process, 'SIGTSTP', stop),
    heard(process, 'uncaughtException', fail),
    heard(process, 'unhandledRejection', fail),
    heard(screen, 'error', lost),
    heard(keyboard, 'error', lost),
    heard(keyboard, 'end', lost),
  ];
  return {
    fail,
    end: () => {
      for (const end of ends) end();
    },
  };
}

function heard(emitter: NodeJS.EventEmitter, event: string, listener: (value: unknown) => void): () => void {
  emitter.on(event, listener);
  return () => emitter.off(event, listener);
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
