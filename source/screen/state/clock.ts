// Tells that time has passed: only while something on screen ages, and only when it is told in other words.
import {headerAgesIn} from '../panes/header/header.ts';
import {tailsAgeIn} from '../panes/tails/note.ts';
import type {Store} from './store.ts';

/** A timer waits no longer than that. */
const longest = 86_400_000;

const never = Number.POSITIVE_INFINITY;

/** Returns what ends it. */
export function runClock(store: Store): () => void {
  let timer: NodeJS.Timeout | undefined;
  const plan = (): void => {
    clearTimeout(timer);
    const wait = Math.min(headerAgesIn(store.state()), tailsAgeIn(store.state()) ?? never);
    timer = Number.isFinite(wait)
      ? setTimeout(() => store.dispatch({type: 'clock-ticked'}), Math.min(wait, longest))
      : undefined;
  };
  const unsubscribe = store.subscribe(plan);
  plan();
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
