// What the main thread and the engine's worker say to each other.
import type {FeedOptions} from '../feed/feeds.ts';
import type {Check, Engine, Holdings, Notice, Progress, Wait} from './engine.ts';

export type Method = keyof Engine;

export type Request =
  | {readonly id: number; readonly method: Method; readonly arguments: readonly unknown[]}
  /** The question is taken back. */
  | {readonly id: number; readonly method: 'abort'};

export type Reply =
  | {readonly id: number; readonly type: 'answer'; readonly answer: unknown}
  | {readonly id: number; readonly type: 'failure'; readonly message: string; readonly isSource: boolean}
  | {readonly id: number; readonly type: 'progress'; readonly progress: Progress}
  | {readonly id: number; readonly type: 'change'; readonly holdings: Holdings}
  | {readonly id: number; readonly type: 'notice'; readonly notice: Notice}
  | {readonly id: number; readonly type: 'check'; readonly check: Check}
  | {readonly id: number; readonly type: 'wait'; readonly wait: Wait};

export type WorkerOptions = {readonly cache: string} & Partial<FeedOptions>;
