// The terminal's bell, where a tail asks for it: it is no part of what is painted.
import type {Store} from './state/store.ts';

/** Milliseconds between two rings, at least. */
const pause = 1000;

/** Returns what ends it. */
export function ringForTails(store: Store, ring: () => void): () => void {
  let heard = store.state().tails.rings;
  let rang = Number.NEGATIVE_INFINITY;
  return store.subscribe(({tails, now}) => {
    if (tails.rings === heard) return;
    heard = tails.rings;
    if (now - rang < pause) return;
    rang = now;
    ring();
  });
}
