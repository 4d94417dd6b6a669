// Tells that time has passed: only while something on screen ages, and only when it is told in other words.
import {tailsAgeIn} from '../panes/tails/note.ts';
import type {Store} from './store.ts';

/** A timer waits no longer than that. */
const longest = 86_400_000;

/** Returns what ends it. */
export function runClock(store: Store): () => void {
  let timer: NodeJS.Timeout | undefined;
  const plan = (): void => {
    clearTimeout(timer);
    const wait = tailsAgeIn(store.state());
    timer =
      wait === undefined
        ? undefined
        : setTimeout(() => store.dispatch({type: 'clock-ticked'}), Math.min(wait, longest));
  };
  const unsubscribe = store.subscribe(plan);
  plan();
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
