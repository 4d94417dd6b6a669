// When a segment that still fills is worth being shown: a slow stream is seen as it comes, a fast one costs no more.

export type Showings = {
  /** Is the segment, which has so many rows by now, to be shown? The first rows are at once; in a pause, more are. */
  readonly isDue: (rows: number, isPause: boolean) => boolean;
  /** It was shown. */
  readonly end: () => void;
  /** The next segment begins to fill. */
  readonly begin: () => void;
};

/** Milliseconds between two showings of a stream that flows steadily. */
const steady = 2000;
/** Showing takes at most one part in so many of the time. */
const share = 10;

export function createShowings(now: () => number = () => performance.now()): Showings {
  let shownRows = 0;
  let due: {readonly rows: number; readonly at: number} | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  let cost = 0;
  return {
    isDue: (rows, isPause) => {
      const at = now();
      if (rows === shownRows || at - shownAt < Math.max(isPause ? 0 : steady, cost * share)) return false;
      due = {rows, at};
      return true;
    },
    end: () => {
      if (due === undefined) return;
      shownRows = due.rows;
      shownAt = now();
      cost = shownAt - due.at;
    },
    begin: () => {
      shownRows = 0;
      shownAt = now();
    },
  };
}
