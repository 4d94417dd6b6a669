// Copying and printing: what is wanted, and the text that is handed out. Handing it out is left to who has the terminal.
import type {EventDetail, EventId} from '../../../engine/engine.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {giveBack, lend} from '../../state/prefix.ts';
import type {Request} from '../../state/request.ts';
import {quiet, type State, sameEvent, selectedRow} from '../../state/state.ts';
import {type Copied, cleanText, copiedNames, copiedText, isWhole, type Whole, wholeText} from './copied-text.ts';

export type CopyAction =
  | {readonly type: 'copied'; readonly what: Copied}
  | {readonly type: 'event-printed'}
  | {readonly type: 'copy-answered'; readonly wanted: Wanted; readonly event: EventDetail}
  | {readonly type: 'copy-failed'; readonly sentence: string}
  /** Who has the terminal tells how it went. */
  | {readonly type: 'copy-told'; readonly sentence: string}
  /** There is no clipboard: what was to be copied is printed. */
  | {readonly type: 'clipboard-missed'}
  | {readonly type: 'print-left'};

export type Wanted = {readonly what: Whole; readonly to: Target; readonly id: EventId};

type Target = 'clipboard' | 'print';

export type Handed = {
  /** No two are the same, though the same is copied twice. */
  readonly serial: number;
  readonly to: Target;
  /** "the value" */
  readonly name: string;
  readonly text: string;
};

export type CopyState = {
  /** An event that is to be fetched first. */
  readonly wanted: Wanted | undefined;
  readonly handed: Handed | undefined;
};

export const firstCopy: CopyState = {wanted: undefined, handed: undefined};

export const copyReducers: ReducersOf<CopyAction, State> = {
  copied: (state, {what}) => copy(giveBack(quiet(state)), what),
  'event-printed': state => handWhole(quiet(state), 'event', 'print'),
  'copy-answered': (state, {wanted, event}) =>
    wanted === state.copy.wanted
      ? hand(state, wanted.to, copiedNames[wanted.what], wholeText(event, wanted.what))
      : state,
  'copy-failed': (state, {sentence}) => ({...state, notice: sentence, copy: {...state.copy, wanted: undefined}}),
  'copy-told': (state, {sentence}) => ({...state, notice: sentence}),
  'clipboard-missed': state => {
    const {handed} = state.copy;
    return handed === undefined ? state : hand(state, 'print', handed.name, handed.text);
  },
  'print-left': giveBack,
};

function copy(state: State, what: Copied): State {
  if (isWhole(what)) return handWhole(state, what, 'clipboard');
  const text = copiedText(state, what);
  if (text === undefined) return {...state, notice: missing[what]};
  return hand(state, 'clipboard', copiedNames[what], text);
}

const missing: {readonly [what in Exclude<Copied, Whole>]: string} = {
  value: 'There is no value here to copy.',
  key: 'What is here has no name to copy.',
  path: 'No query leads to what is here.',
  query: 'There is no query to copy: / begins one.',
};

function handWhole(state: State, what: Whole, to: Target): State {
  const id = selectedRow(state.list)?.id;
  if (id === undefined) return {...state, notice: 'There is no event here.'};
  const {event} = state.detail;
  if (event !== undefined && sameEvent(event.id, id)) return hand(state, to, copiedNames[what], wholeText(event, what));
  return {...state, copy: {...state.copy, wanted: {what, to, id}}};
}

function hand(state: State, to: Target, name: string, text: string): State {
  const serial = (state.copy.handed?.serial ?? 0) + 1;
  const handed = {...state, copy: {wanted: undefined, handed: {serial, to, name, text: cleanText(text)}}};
  return to === 'print' ? lend(handed, 'printed') : handed;
}

export function copyRequest({copy: {wanted}}: State): Request | undefined {
  if (wanted === undefined) return undefined;
  const key = JSON.stringify([wanted.id.blob, wanted.id.offset, wanted.what, wanted.to]);
  return {
    slot: 'copy',
    key,
    subject: key,
    ask: async engine => ({type: 'copy-answered', wanted, event: await engine.event(wanted.id)}),
    failed: sentence => ({type: 'copy-failed', sentence}),
  };
}
