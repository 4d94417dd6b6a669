// Events that have something in common with the selected one: that becomes the query, and the event stays selected.
import type {Row} from '../../../engine/engine.ts';
import type {FieldName} from '../../../event/fields.ts';
import {withTimeSpan} from '../../../query/narrow-time.ts';
import {printQuery} from '../../../query/print.ts';
import type {WrittenQuery} from '../../../query/syntax.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {giveBack} from '../../state/prefix.ts';
import {quiet, type State, selectedRow} from '../../state/state.ts';
import {holdEvent} from '../events/list-state.ts';
import {setQuery} from '../search/filter.ts';

export type RelatedAction = {readonly type: 'related-opened'; readonly by: Relation['name']};

type Relation = {
  readonly name: 'caller' | 'address' | 'key' | 'correlation' | 'time';
  readonly key: string;
  readonly hint: string;
  readonly footer: string;
  /** What they have in common; `undefined` where the event does not say. */
  readonly query: (row: Row) => WrittenQuery | undefined;
};

const around = 5 * 60_000;

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
        {from: toSecond(milliseconds - around), until: toSecond(milliseconds + around) + 1000},
      ),
  },
];

const toSecond = (milliseconds: number): number => Math.floor(milliseconds / 1000) * 1000;

export const relatedReducers: ReducersOf<RelatedAction, State> = {
  'related-opened': (state, {by}) => open(giveBack(quiet(state)), by),
};

function open(state: State, by: Relation['name']): State {
  const row = selectedRow(state.list);
  if (row === undefined) return {...state, notice: 'There is no event here.'};
  const query = relations.find(({name}) => name === by)!.query(row);
  if (query === undefined) return {...state, notice: `This event has no ${by}.`};
  return holdEvent(setQuery(state, printQuery(query)), {id: row.id, time: row.time});
}

function sameValue(field: FieldName): (row: Row) => WrittenQuery | undefined {
  return ({values}) => {
    const value = values[field];
    if (value === undefined) return undefined;
    return {type: 'field', field, values: [{type: 'equal', text: String(value)}]};
  };
}
