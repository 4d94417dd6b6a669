// A connection that is there, and on which nothing comes, is given up.

/** The connection is there, and nothing comes. */
export class Silent extends Error {}

export type Watch = {
  /** Aborted when nothing is heard for so long, or when the user wants no more. */
  readonly signal: AbortSignal;
  readonly heard: () => void;
  /** What went wrong: where it is the silence that ended it, that. */
  readonly failure: (error: unknown) => unknown;
  readonly end: () => void;
};

/** Milliseconds. */
const usualSilence = 10_000;

export function watchSilence(signal: AbortSignal | undefined, silence = usualSilence): Watch {
  const controller = new AbortController();
  let isSilent = false;
  const abort = (): void => controller.abort(signal?.reason);
  const timer = setTimeout(() => {
    isSilent = true;
    controller.abort();
  }, silence);
  signal?.addEventListener('abort', abort, {once: true});
  if (signal?.aborted) abort();
  return {
    signal: controller.signal,
    heard: () => timer.refresh(),
    failure: error => (isSilent ? new Silent(`Nothing came for ${silence / 1000} s.`) : error),
    end: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      // A response that nobody reads on must not hold its connection.
      controller.abort();
    },
  };
}
