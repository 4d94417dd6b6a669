// What stands in the way of a tail, and the way out.
import type {Check} from '../../../engine/engine.ts';
import type {State} from '../../state/state.ts';
import {type Tail, textOf} from './tail-state.ts';

export function tailSentence(state: State, tail: Tail): string | undefined {
  if (isStopped(state, tail)) return 'Stopped: it goes on with the next events. R asks again.';
  const failure = tail.failure?.query === textOf(tail) ? tail.failure.sentence : undefined;
  return tail.query.parsed.problems[0]?.sentence ?? failure ?? brokenSource(state)?.problem;
}

/** A source that cannot be looked at now. */
export function brokenSource({checks}: State): Check | undefined {
  return Object.values(checks).find(({problem}) => problem !== undefined);
}

/** The question that the user gave up is still the one that it would ask. */
export function isStopped({revision}: State, tail: Tail): boolean {
  return tail.stopped?.query === textOf(tail) && tail.stopped.revision === revision;
}
