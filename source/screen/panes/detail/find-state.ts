// A text that is sought within the detail, in all nodes, folded or not.
import {fold} from '../../../text/fold.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {quiet, type State} from '../../state/state.ts';
import {editText, emptyField, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {type Direction, jumpReducers} from '../events/jump-state.ts';
import {withDetail} from './detail-state.ts';
import type {DetailNode} from './node.ts';
import {goToNode} from './node-state.ts';
import {cursorIn, outlineIn, sectionsIn} from './nodes-on-screen.ts';
import {type Folds, indexIn, type Outline, wholeOutline} from './outline.ts';

export type FindAction =
  | {readonly type: 'find-entered'}
  | {readonly type: 'find-edited'; readonly edit: TextEdit}
  /** The line is left: the cursor stays on what was found, or goes back to where it was. */
  | {readonly type: 'find-left'; readonly stays: boolean}
  /** Where nothing is sought in the detail, among the events. */
  | {readonly type: 'find-stepped'; readonly direction: Direction};

export type Find = {
  /** What is being typed; `undefined`: nothing is. */
  readonly field: TextField | undefined;
  readonly sought: string;
  /** Where one was when the line was entered. */
  readonly from: {readonly at: string; readonly line: number; readonly folds: Folds} | undefined;
};

export const findReducers: ReducersOf<FindAction, State> = {
  'find-entered': state => enter(quiet(state)),
  'find-edited': (state, {edit}) => editFind(quiet(state), edit),
  'find-left': (state, {stays}) => leave(quiet(state), stays),
  'find-stepped': (state, {direction}) => stepFound(quiet(state), direction),
};

function enter(state: State): State {
  const {at, line, folds} = state.detail;
  return {...withFind(state, {field: emptyField, from: {at, line, folds}}), focus: 'find'};
}

function editFind(state: State, edit: TextEdit): State {
  const {field, from} = state.detail.find;
  if (field === undefined || from === undefined) return state;
  const edited = editText(field, edit);
  const typed = withFind(state, {field: edited});
  if (edited.text === field.text) return typed;
  const back = withDetail(withFind(typed, {sought: edited.text}), from);
  return edited.text === '' ? back : (found(back, 'older', true) ?? back);
}

function leave(state: State, stays: boolean): State {
  const {from, sought} = state.detail.find;
  const back = stays || from === undefined ? state : withDetail(state, from);
  const left = withFind({...back, focus: 'detail'}, {field: undefined, from: undefined});
  return stays && sought !== '' && matchesIn(left).length === 0 ? withNotice(left, sought) : left;
}

function stepFound(state: State, direction: Direction): State {
  const {sought, field} = state.detail.find;
  if (sought !== '') return found(state, direction, false) ?? withNotice(state, sought);
  if (field !== undefined) return state;
  return jumpReducers['jump-wanted'](state, {type: 'jump-wanted', to: 'match', direction});
}

const withNotice = (state: State, sought: string): State => ({
  ...state,
  notice: `Nothing in this event contains ${sought}.`,
});

/** The next match, beyond the end from the other end on; what it is below is unfolded. */
function found(state: State, direction: Direction, isHereOne: boolean): State | undefined {
  const whole = wholeOutline(sectionsIn(state.detail));
  const cursor = cursorIn(state.detail);
  const matches = matchesIn(state);
  if (cursor === undefined || matches.length === 0) return undefined;
  const here = indexIn(whole, cursor.place.node.id);
  const next =
    direction === 'older'
      ? (matches.find(index => index > here || (isHereOne && index === here)) ?? matches[0]!)
      : (matches.findLast(index => index < here) ?? matches.at(-1)!);
  return revealed(state, whole, next);
}

function revealed(state: State, whole: Outline, index: number): State {
  const above: (readonly [string, boolean])[] = [];
  for (let at = whole.places[index]!.parent; at >= 0; at = whole.places[at]!.parent) {
    above.push([whole.places[at]!.node.id, true]);
  }
  const unfolded = withDetail(state, {folds: new Map([...state.detail.folds, ...above])});
  return goToNode(unfolded, indexIn(outlineIn(unfolded.detail), whole.places[index]!.node.id));
}

/** The indexes of the nodes that contain what is sought, in the whole outline. */
export function matchesIn({detail}: State): readonly number[] {
  const sought = fold(detail.find.sought);
  if (sought === '') return [];
  const {places, indexes} = wholeOutline(sectionsIn(detail));
  // What stands in the raw text is found where it stands in the same as a tree.
  const text = indexes.has('raw/tree') ? indexes.get('raw/text') : undefined;
  return places.flatMap(({node}, index) => (index !== text && contains(node, sought) ? [index] : []));
}

/** What a branch tells in short is found in what is below it. */
function contains({label, written = '', text, isPreview}: DetailNode, sought: string): boolean {
  return fold(`${label}\n${written}\n${isPreview ? '' : text}`).includes(sought);
}

function withFind(state: State, change: Partial<Find>): State {
  return withDetail(state, {find: {...state.detail.find, ...change}});
}
