// What the state lacks, as a question to the engine.
import type {Engine} from '../../engine/engine.ts';
import type {Action} from './actions.ts';

export type Request = {
  /** One question of a slot is under way at a time. */
  readonly slot: string;
  /** Two requests with the same key have the same answer. */
  readonly key: string;
  /** A request about another subject overtakes the one under way; another key alone waits its turn. */
  readonly subject: string;
  /** `tell`: how far it has come, for what takes long. */
  readonly ask: (engine: Engine, signal: AbortSignal, tell?: (action: Action) => void) => Promise<Action>;
  /** What is told when it cannot be answered, in place of a notice. */
  readonly failed?: (sentence: string) => Action;
};
