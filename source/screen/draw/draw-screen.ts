// Draws the state on a terminal whenever it changes: as one write, after all keys that have come are taken.

import {paintScreen} from '../paint-screen.ts';
import {cursorOf} from '../panes/cursor.ts';
import type {Look} from '../panes/pane.ts';
import type {Store} from '../state/store.ts';
import {createCanvas} from './canvas.ts';

export type Drawing = {
  /** Nothing is drawn while somebody else has the terminal. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly end: () => void;
};

export function drawScreen(
  terminal: NodeJS.WriteStream,
  store: Store,
  look: Look,
  onFault?: (error: unknown) => void,
): Drawing {
  const canvas = createCanvas();
  let next: NodeJS.Immediate | undefined;
  let isPaused = false;

  const draw = (): void => {
    next = undefined;
    if (isPaused) return;
    const state = store.state();
    const frame = canvas.draw(paintScreen(state, look, onFault), state.size, cursorOf(state));
    if (frame !== '') terminal.write(frame);
  };
  const schedule = (): void => {
    next ??= setImmediate(draw);
  };
  const unsubscribe = store.subscribe((_state, {type}) => {
    if (type === 'screen-erased') canvas.forget();
    schedule();
  });
  draw();
  return {
    pause: () => {
      isPaused = true;
    },
    resume: () => {
      isPaused = false;
      canvas.forget();
      schedule();
    },
    end: () => {
      unsubscribe();
      clearImmediate(next);
    },
  };
}
