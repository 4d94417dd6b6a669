// A line of the list, read from the columns.
import {fields} from '../event/fields.ts';
import type {Match} from '../search/match-set.ts';
import {outcomes, textOf, valueAt} from '../search/segment.ts';
import type {Row} from './engine.ts';

export function rowOf({segment, row, place}: Match): Row {
  const values: {[field: string]: string | number} = {};
  for (const {name, type} of fields) {
    if (type === 'time') continue;
    const value = valueAt(segment, name, row);
    if (value !== undefined) values[name] = value;
  }
  return {
    id: {blob: place.blob, offset: place.offset},
    time: {milliseconds: place.milliseconds, ticks: place.ticks, assumed: segment.assumed[row] === 1},
    outcome: outcomes[segment.outcome[row]!]!,
    problem: textOf(segment.problem, row),
    values,
  };
}
