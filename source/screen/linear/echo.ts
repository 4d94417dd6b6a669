// What is typed, as it is typed: for who listens, a line that grows is heard, one that is drawn anew is not.
import {safeText} from '../../text/safe-text.ts';
import {typedField as savedField} from '../panes/saved/prompts.ts';
import {editedQuery} from '../panes/search/edited-query.ts';
import type {State} from '../state/state.ts';
import type {TextField} from '../widgets/text-field.ts';

/** What is to be appended at once; a line feed begins a new line. */
export function echo(before: State, after: State): string {
  const [old, field] = [typedField(before), typedField(after)];
  if (field === undefined) return '';
  if (old === undefined || before.focus !== after.focus) return whole(field);
  if (field.text === old.text) return field.cursor === old.cursor ? '' : `\n${underCursor(field)}`;
  const isAppended =
    field.text.startsWith(old.text) && field.cursor === field.text.length && old.cursor === old.text.length;
  return isAppended ? safeText(field.text.slice(old.text.length)) : whole(field);
}

function typedField(state: State): TextField | undefined {
  if (state.focus === 'search') return editedQuery(state).field;
  if (state.focus === 'find') return state.detail.find.field;
  if (state.overlay?.kind === 'marks' || state.overlay?.kind === 'line') return state.overlay.field;
  if (state.overlay?.kind === 'palette') return state.overlay.field;
  if (state.overlay?.kind === 'save') return state.overlay[state.overlay.at];
  if (state.overlay?.kind === 'saved' && state.focus === 'saved-prompt') return savedField(state.overlay);
  return state.overlay?.kind === 'help' ? state.overlay.filter : undefined;
}

const whole = ({text}: TextField): string => `\n${safeText(text)}`;

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

function underCursor({text, cursor}: TextField): string {
  const [first] = graphemes.segment(text.slice(cursor));
  if (first === undefined) return 'end';
  return first.segment === ' ' ? 'blank' : safeText(first.segment);
}
