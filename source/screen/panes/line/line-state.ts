// A line to type in, over the screen: the note of a mark, or where a report goes.
import type {EventPlace} from '../../../engine/engine.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {closeOverlay, openOverlay} from '../../state/overlay.ts';
import {quiet, type State} from '../../state/state.ts';
import {editText, type TextEdit, type TextField} from '../../widgets/text-field.ts';
import {markAt, noteMark, removeMark} from '../marks/marks-state.ts';

export type LineAction =
  | {readonly type: 'line-edited'; readonly edit: TextEdit}
  | {readonly type: 'line-accepted'}
  /** Where is a report to go? */
  | {readonly type: 'report-opened'; readonly isAnonymised: boolean}
  /** What the line is about goes: the mark. */
  | {readonly type: 'line-removed'};

export type LinePurpose =
  | {readonly type: 'note'; readonly place: EventPlace; readonly isNew: boolean}
  | {readonly type: 'report'; readonly isAnonymised: boolean};

/** A report that is to be written; each wish is an object of its own. */
export type ReportWish = {readonly path: string; readonly isAnonymised: boolean};

export type LineOverlay = {readonly kind: 'line'; readonly field: TextField; readonly purpose: LinePurpose};

/** The line, and a hint below it. */
export const lineLines = 2;

const longest = 500;

export const lineReducers: ReducersOf<LineAction, State> = {
  'line-edited': (state, {edit}) => editLine(state, edit),
  'line-accepted': acceptLine,
  'report-opened': openReport,
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
  const {purpose, field} = overlay;
  const closed = closeOverlay(state);
  if (purpose.type === 'note') return noteMark(closed, purpose.place, field.text);
  const path = field.text.trim();
  if (path === '') return closed;
  return {...closed, report: {path, isAnonymised: purpose.isAnonymised}, notice: 'Writing the report …'};
}

function openReport(state: State, {isAnonymised}: {readonly isAnonymised: boolean}): State {
  const text = `hsmscope-report-${new Date(state.now).toISOString().slice(0, 10)}.html`;
  const field = {text, cursor: text.length};
  return openOverlay(quiet(state), {kind: 'line', field, purpose: {type: 'report', isAnonymised}});
}

function removeSubject(state: State): State {
  const {overlay} = state;
  if (overlay?.kind !== 'line' || overlay.purpose.type !== 'note') return state;
  const mark = markAt(state, overlay.purpose.place.id);
  return mark === undefined ? closeOverlay(state) : removeMark(closeOverlay(state), mark);
}
