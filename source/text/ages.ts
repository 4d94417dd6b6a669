// How old something is in words, and when these will be others.

/** Words that hold for a while. */
export type Aging = {
  readonly text: string;
  /** Milliseconds until another text is to be shown. */
  readonly changesIn: number;
};

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];

/** Each counts below its limit. */
const units = [
  {word: 's', length: second, limit: minute},
  {word: 'min', length: minute, limit: hour},
  {word: 'h', length: hour, limit: 2 * day},
  {word: 'days', length: day, limit: Number.POSITIVE_INFINITY},
] as const;

/** `12 s`, `2 min`, `3 h`, `5 days`, rounded down. */
export function ageOf(milliseconds: number): Aging {
  const {word, length} = units.find(({limit}) => milliseconds < limit)!;
  const full = Math.max(0, Math.floor(milliseconds / length));
  return {text: `${full} ${word}`, changesIn: (full + 1) * length - milliseconds};
}
