// A line to type in, over the screen: the note of a mark, or where a report goes.
import type {EventPlace} from '../../../engine/engine.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {closeOverlay} from '../../state/overlay.ts';
import type {State} from '../../state/state.ts';
import {editText, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {markAt, noteMark, removeMark} from '../marks/marks-state.ts';

export type LineAction =
  | {readonly type: 'line-edited'; readonly edit: TextEdit}
  | {readonly type: 'line-accepted'}
  /** What the line is about goes: the mark. */
  | {readonly type: 'line-removed'};

export type LinePurpose = {readonly type: 'note'; readonly place: EventPlace; readonly isNew: boolean};

export type LineOverlay = {readonly kind: 'line'; readonly field: TextField; readonly purpose: LinePurpose};

/** The line, and a hint below it. */
export const lineLines = 2;

const longest = 500;

export const lineReducers: ReducersOf<LineAction, State> = {
  'line-edited': (state, {edit}) => editLine(state, edit),
  'line-accepted': acceptLine,
  'line-removed': removeSubject,
};

function editLine(state: State, edit: TextEdit): State {
  const {overlay} = state;
  if (overlay?.kind !== 'line') return state;
  const field = editText(overlay.field, edit);
  if (field.text.length > longest) return {...state, notice: `That is too long: ${longest} characters at most.`};
  return {...state, overlay: {...overlay, field}};
}

function acceptLine(state: State): State {
  const {overlay} = state;
  if (overlay?.kind !== 'line') return state;
  return noteMark(closeOverlay(state), overlay.purpose.place, overlay.field.text);
}

function removeSubject(state: State): State {
  const {overlay} = state;
  if (overlay?.kind !== 'line') return state;
  const mark = markAt(state, overlay.purpose.place.id);
  return mark === undefined ? closeOverlay(state) : removeMark(closeOverlay(state), mark);
}
