// How a query was understood and answered, in lines for people. What a query holds comes out as typed: not yet harmless.
import type {Explanation, WordFinding} from '../engine/engine.ts';
import {fitRight} from '../text/cells.ts';

export function explanationText(explanation: Explanation): readonly string[] {
  const {query, count, words, leaves, segments, elapsed} = explanation;
  return [
    `Understood as: ${query === '' ? 'every event' : query}`,
    ...words.map(wordText),
    ...leaves.map(
      ({text, rows, milliseconds}) => `${fitRight(plural(rows, 'event'), 18)}  ${text}  (${ms(milliseconds)})`,
    ),
    `${plural(count, 'event')} in ${ms(elapsed)}; ${plural(segments.searched, 'segment')} searched, ${segments.pruned} left out`,
  ];
}

function wordText({word, found, beyond}: WordFinding): string {
  const places = found.map(({field, values}) => `${plural(values, 'value')} of ${field}`);
  if (beyond !== undefined) places.push(beyonds[beyond]);
  return `  ${word} → ${places.join(', ')}`;
}

const beyonds = {ids: 'ids that begin so', records: 'no value, so the text of each record is searched'} as const;

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
