// Shows a text on the normal screen, where the terminal itself can select it, and comes back.
import type {Suspend} from './process-events.ts';
import {pauseTerminal, resumeTerminal, type TerminalStreams} from './terminal.ts';

/** Keys come in as ever: the first one leads back. */
export function createPrint(
  {keyboard, screen}: TerminalStreams,
  suspend: Suspend,
  redraw: () => void,
): (text: string) => () => void {
  return text => {
    const suspended = suspend().then(suspension => {
      pauseTerminal();
      screen.write(`${text}\n\nAny key leads back.\n`);
      keyboard.setRawMode(true);
      return suspension;
    });
    return () =>
      void suspended.then(async ({resume}) => {
        resumeTerminal();
        await resume();
        redraw();
      });
  };
}
