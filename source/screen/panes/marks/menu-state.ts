// The menu of marks: all of them, narrowed as one types; enter goes there.
import {writeNote} from '../../../settings/mark-note.ts';
import type {Mark} from '../../../settings/marks.ts';
import {fold} from '../../../text/fold.ts';
import {day, second} from '../../paint/words.ts';
import type {ReducersOf, Step} from '../../state/actions.ts';
import {clamp, step} from '../../state/move.ts';
import {closeOverlay, openOverlay} from '../../state/overlay.ts';
import type {State} from '../../state/state.ts';
import {editText, emptyField, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {removeMark} from './marks-state.ts';

export type MarksMenuAction =
  | {readonly type: 'marks-opened'}
  | {readonly type: 'marks-edited'; readonly edit: TextEdit}
  | {readonly type: 'marks-moved'; readonly by: Step}
  | {readonly type: 'marks-accepted'}
  | {readonly type: 'marks-removed'};

export type MarksOverlay = {readonly kind: 'marks'; readonly field: TextField; readonly selected: number};

export const marksMenuReducers: ReducersOf<MarksMenuAction, State> = {
  'marks-opened': state => openOverlay(state, {kind: 'marks', field: emptyField, selected: 0}),
  'marks-edited': (state, {edit}) =>
    withMenu(state, menu => {
      const field = editText(menu.field, edit);
      return {...menu, field, selected: field.text === menu.field.text ? menu.selected : 0};
    }),
  'marks-moved': (state, {by}) =>
    withMenu(state, menu => ({...menu, selected: step(by, menu.selected, shownAtOnce, foundMarks(state).length)})),
  'marks-accepted': state => {
    const mark = chosenMark(state);
    if (mark === undefined) return state;
    const closed = closeOverlay(state);
    return {...closed, marks: {...closed.marks, sought: {mark}}};
  },
  'marks-removed': state => {
    const mark = chosenMark(state);
    if (mark === undefined) return state;
    const removed = removeMark(state, mark);
    return withMenu(removed, menu => ({...menu, selected: clamp(menu.selected, foundMarks(removed).length - 1)}));
  },
};

const shownAtOnce = 15;

/** The line to type in, and the marks. */
export const marksLines = shownAtOnce + 1;

/** The newest event first, as in the list. */
export function foundMarks({overlay, marks}: State): readonly Mark[] {
  if (overlay?.kind !== 'marks') return [];
  const words = fold(overlay.field.text)
    .split(/\s+/)
    .filter(word => word !== '');
  const isFound = (mark: Mark): boolean => {
    const text = fold(textOf(mark));
    return words.every(word => text.includes(word));
  };
  return [...marks.all.values()].reverse().filter(isFound);
}

function textOf(mark: Mark): string {
  const {time, values} = mark;
  const when = time === undefined ? '' : `${day(time.milliseconds)} ${second(time.milliseconds)}`;
  return [when, ...Object.values(values), writeNote(mark)].join(' ');
}

function chosenMark(state: State): Mark | undefined {
  return state.overlay?.kind === 'marks' ? foundMarks(state)[state.overlay.selected] : undefined;
}

function withMenu(state: State, change: (menu: MarksOverlay) => MarksOverlay): State {
  const {overlay} = state;
  return overlay?.kind === 'marks' ? {...state, overlay: {...change(overlay), before: overlay.before}} : state;
}
