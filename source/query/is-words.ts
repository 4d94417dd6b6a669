// The words for what an event is.
import type {Is} from './syntax.ts';

/** For help and completion. */
export const isWords: {readonly [is in Is]: string} = {
  failed: 'the status is 400 or more; without one, what else the record says',
  ok: 'what was asked for was done',
  sensitive: 'destroys, takes out, brings back, hands out, or changes who may',
  unauthenticated: 'came without a token that says who asks',
  challenge: 'the 401 by which a client learns where to get a token; no failure',
  unreadable: 'a line that is no record',
};

/** What an event can be, behind `is:`. */
export const isNames = Object.keys(isWords) as readonly Is[];

/** Those that need no `is:`. */
export const bareIsNames: readonly Is[] = ['failed', 'ok', 'sensitive'];
