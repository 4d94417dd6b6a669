// Tries again what may succeed the next time: soon at first, then ever later, and as late as the service asks for.
import {setTimeout as sleep} from 'node:timers/promises';
import {type Watch, watchSilence} from './silence.ts';

/** What a failure means for the next try. */
export type Verdict =
  /** It would fail again. */
  | {readonly type: 'final'}
  /** `after`: milliseconds that the service asked to wait. */
  | {readonly type: 'passing'; readonly reason: string; readonly after: number | undefined};

/** A try that failed, and when the next one begins. */
export type Delay = {readonly reason: string; readonly milliseconds: number};

export type Patience = {
  /** Failures in a row. */
  readonly tries: number;
  /** Milliseconds. */
  readonly first: number;
  readonly longest: number;
};

const usualPatience: Patience = {tries: 6, first: 250, longest: 30_000};

export type Retrying = {
  readonly judge: (error: unknown) => Verdict;
  readonly onDelay?: (delay: Delay) => void;
  readonly signal?: AbortSignal | undefined;
  readonly patience?: Patience;
  /** Milliseconds without a byte after which a try has failed. */
  readonly silence?: number;
};

/** Counts failures in a row; `failed` waits for the next try, or rejects with the failure when there is none. */
export type Attempts = {readonly failed: (error: unknown) => Promise<void>; readonly progressed: () => void};

export function createAttempts({judge, onDelay, signal, patience = usualPatience}: Retrying): Attempts {
  let failures = 0;
  return {
    progressed: () => {
      failures = 0;
    },
    failed: async error => {
      if (signal?.aborted) throw error;
      const verdict = judge(error);
      failures++;
      if (verdict.type === 'final' || failures >= patience.tries) throw error;
      const milliseconds = waitFor(failures, verdict.after, patience);
      onDelay?.({reason: verdict.reason, milliseconds});
      await sleep(milliseconds, undefined, signal ? {signal} : undefined);
    },
  };
}

/** An attempt that takes long says so each time that it hears something. */
export async function retrying<Result>(
  attempt: (watch: Pick<Watch, 'signal' | 'heard'>) => Promise<Result>,
  options: Retrying,
): Promise<Result> {
  const attempts = createAttempts(options);
  for (;;) {
    const watch = watchSilence(options.signal, options.silence);
    try {
      return await attempt(watch);
    } catch (error) {
      await attempts.failed(watch.failure(error));
    } finally {
      watch.end();
    }
  }
}

/** Some chance in it, so that several who failed together do not come back together. */
function waitFor(failures: number, after: number | undefined, {first, longest}: Patience): number {
  const grown = Math.min(longest, first * 2 ** (failures - 1));
  return Math.round(Math.max(after ?? 0, grown * (0.75 + Math.random() / 2)));
}
