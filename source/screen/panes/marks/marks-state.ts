// Marks on the screen: events kept as evidence, one being noted at a time, and the way from one to the next.
import type {EventPlace, Row} from '../../../engine/engine.ts';
import {readNote, writeNote} from '../../../settings/mark-note.ts';
import {inOrder, type Mark, type Marks, markKey} from '../../../settings/marks.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {openOverlay} from '../../state/overlay.ts';
import {quiet, type State, selectedRow} from '../../state/state.ts';
import {goToEvent} from '../events/list-state.ts';
import {setQuery} from '../search/filter.ts';
import {rowAt} from '../tails/tail-state.ts';
import {focusedTail} from '../tails/tails-state.ts';
import type {MarkJumpRequest, MarkRequest, ReachedMark} from './requests.ts';

export type MarkAction =
  /** The event that is pointed at gets a mark, or its mark another note. */
  | {readonly type: 'mark-opened'}
  | {readonly type: 'mark-read'; readonly request: MarkRequest; readonly mark: Mark}
  | {readonly type: 'mark-failed'; readonly sentence: string}
  | {readonly type: 'mark-restored'}
  | {readonly type: 'mark-stepped'; readonly direction: 'older' | 'newer'}
  | {readonly type: 'mark-reached'; readonly request: MarkJumpRequest; readonly reached: ReachedMark | undefined};

/** What is looked for among the marks: some steps on from a place, or one of them, whatever the query is. */
export type SoughtMark =
  | {readonly direction: 'older' | 'newer'; readonly from: EventPlace; readonly steps: number}
  | {readonly mark: Mark};

export type MarksState = {
  readonly all: Marks;
  /** An event that is marked as soon as its record is read. */
  readonly pending: {readonly place: EventPlace; readonly text: string} | undefined;
  readonly sought: SoughtMark | undefined;
  /** The one that was removed last. */
  readonly removed: Mark | undefined;
};

export const firstMarks: MarksState = {all: new Map(), pending: undefined, sought: undefined, removed: undefined};

export const markReducers: ReducersOf<MarkAction, State> = {
  'mark-opened': state => openMark(quiet(state)),
  'mark-read': (state, {mark}) => putMark({...state, marks: {...state.marks, pending: undefined}}, mark),
  'mark-failed': (state, {sentence}) => ({
    ...state,
    marks: {...state.marks, pending: undefined, sought: undefined},
    notice: sentence,
  }),
  'mark-restored': restoreMark,
  'mark-stepped': (state, {direction}) => stepMark(quiet(state), direction),
  'mark-reached': (state, {request, reached}) => land(state, request, reached),
};

/** The mark of an event, if it has one. */
export function markAt({marks}: State, id: EventPlace['id']): Mark | undefined {
  return marks.all.size === 0 ? undefined : marks.all.get(markKey(id));
}

/** What stands in the line is the note of the event from now on. */
export function noteMark(state: State, place: EventPlace, text: string): State {
  const mark = markAt(state, place.id);
  if (mark === undefined) return {...state, marks: {...state.marks, pending: {place, text}}};
  return putMark(state, {...mark, ...readNote(text)});
}

export function removeMark(state: State, mark: Mark): State {
  const all = new Map(state.marks.all);
  all.delete(markKey(mark));
  const [key] = state.keymap.main.commands.find(({name}) => name === 'restore-mark')?.keys ?? [];
  const back = key === undefined ? 'the command palette brings it back' : `${key} brings it back`;
  return {...state, marks: {...state.marks, all, removed: mark}, notice: `The mark is removed: ${back}.`};
}

function openMark(state: State): State {
  const row = pointedRow(state);
  if (row === undefined) return {...state, notice: 'There is no event to be marked.'};
  const mark = markAt(state, row.id);
  const text = mark === undefined ? '' : writeNote(mark);
  const purpose = {type: 'note', place: {id: row.id, time: row.time}, isNew: mark === undefined} as const;
  return openOverlay(state, {kind: 'line', field: {text, cursor: text.length}, purpose});
}

/** In a tail its own event, elsewhere the list's. */
function pointedRow(state: State): Row | undefined {
  const tail = state.focus === 'tail' ? focusedTail(state) : undefined;
  return tail === undefined ? selectedRow(state.list) : rowAt(tail, tail.top + tail.line);
}

function putMark(state: State, mark: Mark): State {
  const all = inOrder([...state.marks.all.values()].filter(other => markKey(other) !== markKey(mark)).concat(mark));
  return {...state, marks: {...state.marks, all}};
}

function restoreMark(state: State): State {
  const {removed} = state.marks;
  if (removed === undefined) return {...state, notice: 'No mark was removed.'};
  const restored = putMark(quiet(state), removed);
  return {...restored, marks: {...restored.marks, removed: undefined}, notice: 'The mark is there again.'};
}

function stepMark(state: State, direction: 'older' | 'newer'): State {
  const {marks, list} = state;
  if (marks.all.size === 0) return {...state, notice: 'Nothing is marked so far: m marks the event under the cursor.'};
  const row = selectedRow(list);
  const from = typeof list.sought === 'object' ? list.sought : row && {id: row.id, time: row.time};
  if (from === undefined) return state;
  const {sought} = marks;
  const isMore = sought !== undefined && 'steps' in sought && sought.direction === direction;
  const next = isMore ? {...sought, steps: sought.steps + 1} : {direction, from, steps: 1};
  return {...state, marks: {...marks, sought: next}};
}

function land(state: State, {sought}: MarkJumpRequest, reached: ReachedMark | undefined): State {
  // More steps were wanted meanwhile: they are asked for.
  if (sought !== state.marks.sought) return state;
  const here = {...state, marks: {...state.marks, sought: undefined}};
  if (reached === undefined) {
    const under = state.query.field.text.trim() === '' ? '' : ' under this query';
    const sentence =
      'mark' in sought ? 'That event is not in the open sources.' : `There is no ${sought.direction} mark${under}.`;
    return {...here, notice: sentence};
  }
  if (!reached.isHidden) return goToEvent(here, reached.place);
  const notice = 'The query did not show that event and was cleared: alt-← brings it back.';
  return {...goToEvent(setQuery(here, ''), reached.place), notice};
}
