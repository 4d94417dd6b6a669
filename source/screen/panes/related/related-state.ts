// Events that have something in common with the selected one: that becomes the query, and the event stays selected.
import {printQuery} from '../../../query/print.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {giveBack} from '../../state/prefix.ts';
import {quiet, type State, selectedRow} from '../../state/state.ts';
import {holdEvent} from '../events/list-state.ts';
import {setQuery} from '../search/filter.ts';
import {type Relation, relations} from './relations.ts';

export type RelatedAction = {readonly type: 'related-opened'; readonly relation: Relation['name']};

export const relatedReducers: ReducersOf<RelatedAction, State> = {
  'related-opened': (state, {relation}) => open(giveBack(quiet(state)), relation),
};

function open(state: State, relation: Relation['name']): State {
  const row = selectedRow(state.list);
  if (row === undefined) return {...state, notice: 'There is no event here.'};
  const query = relations.find(({name}) => name === relation)!.query(row);
  if (query === undefined) return {...state, notice: `This event has no ${relation}.`};
  return holdEvent(setQuery(state, printQuery(query)), {id: row.id, time: row.time});
}
