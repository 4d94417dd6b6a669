// The value under the detail's cursor, filtered for or out.
import type {ReducersOf} from '../../state/actions.ts';
import {quiet, type State} from '../../state/state.ts';
import {filterValue} from '../search/filter.ts';
import {cursorIn} from './nodes-on-screen.ts';

export type NodeFilterAction = {readonly type: 'node-filtered'; readonly direction: 'for' | 'out'};

export const nodeFilterReducers: ReducersOf<NodeFilterAction, State> = {
  'node-filtered': (state, {direction}) => filterNode(quiet(state), direction),
};

function filterNode(state: State, direction: 'for' | 'out'): State {
  const node = cursorIn(state.detail)?.place.node;
  if (node?.seen !== undefined) return filterValue(state, node.seen, direction);
  return {...state, notice: 'No field or path of a query holds what is here: y v copies it, / takes it as a word.'};
}
