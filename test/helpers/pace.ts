// When has a program come to rest? Learns how fast it answers, and waits a little longer than that.

export type Pace = {
  /** A key was sent. */
  readonly spoke: () => void;
  /** Output came. */
  readonly heard: () => void;
  /** Output that came is on the screen. */
  readonly drawn: () => void;
  /** The program is gone. */
  readonly ended: () => void;
  readonly lastHeard: () => number;
  readonly isQuiet: () => boolean;
  readonly idle: (quiet?: number) => Promise<void>;
  /** Resolves at the next output or end, at the deadline, or (with `rest`) when it is quiet. */
  readonly change: (deadline: number, rest: boolean) => Promise<void>;
};

/** Milliseconds: the least and the most silence that counts as rest, and the first guess at an answer. */
const LEAST = 30;
const MOST = 300;
const FIRST_GUESS = 30;
/** Answers remembered; the slowest of them sets the pace. */
const MEMORY = 8;

export function createPace(): Pace {
  const answers: number[] = [FIRST_GUESS];
  const waiting = new Set<() => void>();
  let lastHeard = performance.now();
  let lastSpoke = lastHeard;
  let answered = true;
  let undrawn = 0;
  let gone = false;

  const quietTime = () => Math.min(MOST, Math.max(LEAST, 2 * Math.max(...answers)));
  const remaining = (quiet: number) =>
    undrawn > 0 ? quiet : Math.max(lastHeard, lastSpoke) + quiet - performance.now();

  function learn(): void {
    const delay = performance.now() - Math.max(lastSpoke, lastHeard);
    const isAnswer = !answered || performance.now() - lastSpoke < MOST;
    answered = true;
    if (!isAnswer || delay > MOST) return;
    answers.push(delay);
    if (answers.length > MEMORY) answers.shift();
  }

  function wake(): void {
    for (const resume of waiting) resume();
  }

  function sleep(milliseconds: number): Promise<void> {
    return new Promise(resolve => {
      // After a timer, let what lies in the pseudo-terminal be read first: a busy machine fires timers late.
      const timer = setTimeout(() => setImmediate(resume), Math.max(1, Math.ceil(milliseconds)));
      const resume = () => {
        clearTimeout(timer);
        waiting.delete(resume);
        resolve();
      };
      waiting.add(resume);
    });
  }

  return {
    spoke() {
      lastSpoke = performance.now();
      answered = false;
    },
    heard() {
      learn();
      lastHeard = performance.now();
      undrawn++;
    },
    drawn() {
      undrawn--;
      wake();
    },
    ended() {
      gone = true;
      wake();
    },
    lastHeard: () => lastHeard,
    isQuiet: () => gone || remaining(quietTime()) <= 0,
    async idle(quiet) {
      while (!gone) {
        const rest = remaining(quiet ?? quietTime());
        if (rest <= 0) return;
        await sleep(rest);
      }
    },
    change: (deadline, rest) =>
      sleep(Math.min(deadline - performance.now(), rest ? remaining(quietTime()) : Number.POSITIVE_INFINITY)),
  };
}
