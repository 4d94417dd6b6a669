// Shows a text on the normal screen, where the terminal itself can select it, and comes back.
import type {Suspend} from './process-events.ts';
import {pauseTerminal, resumeTerminal, type TerminalStreams} from './terminal.ts';

export type Printer = {
  /** Keys come in as ever, so that one can lead back; returns what then does that. */
  readonly print: (text: string) => () => void;
  /** Resolves when the screen is back: to leave it, it has to be there. */
  readonly isBack: () => Promise<void>;
};

export function createPrinter({keyboard, screen}: TerminalStreams, suspend: Suspend, redraw: () => void): Printer {
  let back = Promise.resolve();
  return {
    print: text => {
      const suspended = suspend().then(suspension => {
        pauseTerminal();
        screen.write(`${text}\n\nAny key leads back.\n`);
        keyboard.setRawMode(true);
        return suspension;
      });
      return () => {
        back = suspended.then(async ({resume}) => {
          resumeTerminal();
          await resume();
          redraw();
        });
      };
    },
    isBack: () => back,
  };
}
