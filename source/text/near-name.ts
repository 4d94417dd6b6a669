// "Did you mean": the name that a mistyped one most likely stands for.

/** The nearest of the names, or one that begins as typed; `undefined` where none is near enough. Case does not count. */
export function nearName(typed: string, names: Iterable<string>): string | undefined {
  const wanted = typed.toLowerCase();
  let nearest: string | undefined;
  let completed: string | undefined;
  let limit = Math.min(Math.floor(wanted.length / lettersPerMistake), mostMistakes);
  for (const name of names) {
    const candidate = name.toLowerCase();
    if (wanted.length >= lettersPerMistake && candidate.startsWith(wanted)) completed ??= name;
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const mistakes = countMistakes(wanted, candidate);
    if (mistakes > limit || (mistakes === limit && nearest !== undefined)) continue;
    nearest = name;
    limit = mistakes;
  }
  return nearest ?? completed;
}

/** Fewer letters than this bear no mistake: any two of them are near some short name. */
const lettersPerMistake = 3;
const mostMistakes = 3;

/** Letters added, left out, changed, or swapped with their neighbour (optimal string alignment). */
function countMistakes(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({length: to.length + 1}, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const changed = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current.push(
        Math.min(
          last[column]! + 1,
          current[column - 1]! + 1,
          last[column - 1]! + changed,
          swapped ? beforeLast[column - 2]! + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length]!;
}
