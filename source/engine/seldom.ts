// Tells of changes no more often than it is worth: everyone who is told asks everything again.

/** There is something to tell; with `now`, what is owed is told at once, and where nothing is, what comes next. */
export type Seldom = (when?: 'now') => void;

/** Milliseconds. */
const shortestPause = 400;
const longestPause = 1200;

/**
 * At once, then ever more seldom, as there is ever more to ask about; quiet times start it anew. What comes right at the
 * start is told together: a small cache is there before its first part would be on the screen.
 */
export function seldom(tell: () => void): Seldom {
  let told = performance.now();
  let pause = shortestPause;
  let timer: NodeJS.Timeout | undefined;
  const tellNow = (): void => {
    clearTimeout(timer);
    timer = undefined;
    told = performance.now();
    tell();
  };
  return when => {
    const since = performance.now() - told;
    if (when === 'now' || since > 2 * longestPause) pause = shortestPause;
    if (when === 'now') {
      if (timer !== undefined) tellNow();
      else told = Number.NEGATIVE_INFINITY;
    } else if (since >= pause) {
      pause = Math.min(longestPause, 2 * pause);
      tellNow();
    } else timer ??= setTimeout(tellNow, pause - since).unref();
  };
}
