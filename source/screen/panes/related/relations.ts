// What events can have in common, as a table.
import type {Row} from '../../../engine/engine.ts';
import type {FieldName} from '../../../event/fields.ts';
import {withTimeSpan} from '../../../query/narrow-time.ts';
import type {WrittenQuery} from '../../../query/syntax.ts';

export type Relation = {
  readonly name: 'caller' | 'address' | 'key' | 'correlation' | 'time';
  /** Behind the prefix. */
  readonly key: string;
  readonly hint: string;
  readonly footer: string;
  /** What asks for all of them; `undefined` where the event does not say. */
  readonly query: (row: Row) => WrittenQuery | undefined;
};

export const relations: readonly Relation[] = [
  {name: 'caller', key: 'c', hint: 'events of the same caller', footer: 'caller', query: sameValue('caller')},
  {name: 'address', key: 'a', hint: 'events from the same address', footer: 'address', query: sameValue('ip')},
  {name: 'key', key: 'k', hint: 'events of the same key', footer: 'key', query: sameValue('key')},
  {
    name: 'correlation',
    key: 'o',
    hint: 'events of the same correlation',
    footer: 'correlation',
    query: sameValue('corr'),
  },
  {
    name: 'time',
    key: 't',
    hint: 'events of five minutes before and after',
    footer: '5 min around',
    query: ({time: {milliseconds}}) =>
      withTimeSpan(
        {type: 'all'},
        {from: wholeSecond(milliseconds - around), until: wholeSecond(milliseconds + around) + 1000},
      ),
  },
];

/** Five minutes. */
const around = 300_000;

function wholeSecond(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

function sameValue(field: FieldName): (row: Row) => WrittenQuery | undefined {
  return ({values}) => {
    const value = values[field];
    return value === undefined ? undefined : {type: 'field', field, values: [{type: 'equal', text: String(value)}]};
  };
}
