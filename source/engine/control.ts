// One switch for all that reads, on every thread: go, pause, stop.
import {Cancelled} from '../store/cancelled.ts';
import {controls} from './read-messages.ts';

export type Control = {
  readonly buffer: SharedArrayBuffer;
  readonly set: (state: keyof typeof controls) => void;
  readonly isPaused: () => boolean;
  /** Waits while paused; rejects with Cancelled once stopped. */
  readonly proceed: () => Promise<void>;
};

export function createControl(buffer = new SharedArrayBuffer(4)): Control {
  const state = new Int32Array(buffer);
  return {
    buffer,
    set: name => {
      Atomics.store(state, 0, controls[name]);
      Atomics.notify(state, 0);
    },
    isPaused: () => Atomics.load(state, 0) === controls.pause,
    proceed: async () => {
      while (Atomics.load(state, 0) === controls.pause) await Atomics.waitAsync(state, 0, controls.pause).value;
      if (Atomics.load(state, 0) === controls.stop) throw new Cancelled('stopped');
    },
  };
}
