// How far reading has come, told often enough to be seen and seldom enough to cost nothing.
import type {Control} from './control.ts';
import type {Progress} from './engine.ts';

export type ProgressReport = {
  readonly plan: (more: {readonly blobs: number; readonly bytes: number}) => void;
  readonly read: (bytes: number, rows: number) => void;
  /** Tells at once, whenever it was told last. */
  readonly tell: () => void;
};

/** Milliseconds. */
const seldom = 100;

export function createProgress(control: Control, onProgress?: (progress: Progress) => void): ProgressReport {
  const began = performance.now();
  const sum = {blobs: 0, bytes: 0, bytesRead: 0, events: 0};
  let told = 0;
  const tell = (): void => {
    told = performance.now();
    onProgress?.({
      ...sum,
      // Nobody knows how long a stream is.
      bytesRead: sum.bytes === 0 ? sum.bytesRead : Math.min(sum.bytes, sum.bytesRead),
      elapsed: told - began,
      paused: control.isPaused(),
    });
  };
  return {
    tell,
    plan: ({blobs, bytes}) => {
      sum.blobs += blobs;
      sum.bytes += bytes;
      tell();
    },
    read: (bytes, rows) => {
      sum.bytesRead += bytes;
      sum.events += rows;
      if (performance.now() - told >= seldom) tell();
    },
  };
}
