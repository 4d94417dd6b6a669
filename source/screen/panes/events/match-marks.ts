// Marks in a cell what the words of the query found there.
import {findField} from '../../../event/fields.ts';
import type {Query} from '../../../query/syntax.ts';
import {fold} from '../../../text/fold.ts';
import type {Brush} from '../../theme/brush.ts';
import type {PlacedColumn} from './columns.ts';

/** The texts that a row matches by being there, folded; not those that it must not have. */
export function soughtTexts(query: Query): readonly string[] {
  if (query.type === 'word') return [fold(query.text)];
  return query.type === 'and' || query.type === 'or' ? query.parts.flatMap(soughtTexts) : [];
}

/** The first place of each cell is enough to see why the row is there. */
export function markMatch(text: string, {field}: PlacedColumn, sought: readonly string[], brush: Brush): string {
  if (sought.length === 0 || findField(field)?.searched !== true) return text;
  const folded = fold(text);
  for (const word of sought) {
    const start = folded.indexOf(word);
    if (start < 0) continue;
    const end = start + word.length;
    return text.slice(0, start) + brush('strong', text.slice(start, end)) + text.slice(end);
  }
  return text;
}
