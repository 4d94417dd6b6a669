// Earlier queries in the search line: those that begin as the one that was being typed.
import {fold} from '../../../text/fold.ts';
import type {State} from '../../state/state.ts';
import {editedQuery, withEditedField} from './edited-query.ts';

/** Which earlier query is shown instead of what was typed (`draft`). */
export type Recalled = {readonly index: number; readonly draft: string};

const longestHistory = 500;

/** A query that is asked again is the latest. */
export function withHistory(history: readonly string[], text: string): readonly string[] {
  const query = text.trim();
  return query === '' ? history : [...history.filter(other => other !== query), query].slice(-longestHistory);
}

/** `undefined`: nothing is shown that one could go forward from. */
export function stepHistory(state: State, by: 1 | -1): State | undefined {
  const {history, recalled, entered} = state.search;
  if (recalled === undefined && by === 1) return undefined;
  const draft = recalled?.draft ?? editedQuery(state).field.text;
  // A query that was not touched since the line was entered is no beginning of another.
  const beginning = draft === entered ? '' : fold(draft.trimStart());
  const fits = (query: string): boolean => query !== draft.trim() && fold(query).startsWith(beginning);
  const from = recalled?.index ?? history.length;
  const index =
    by === -1
      ? history.findLastIndex((query, index) => index < from && fits(query))
      : history.findIndex((query, index) => index > from && fits(query));
  if (index === -1 && by === -1) return {...state, notice: nothingEarlier(beginning === '' ? '' : draft)};
  return recall(state, index === -1 ? undefined : {index, draft}, history[index] ?? draft);
}

function recall(state: State, recalled: Recalled | undefined, text: string): State {
  const shown = withEditedField(state, {...editedQuery(state).field, text, cursor: text.length});
  return {...shown, search: {...shown.search, recalled}};
}

function nothingEarlier(draft: string): string {
  return draft === '' ? 'There is no earlier query.' : `No earlier query begins with \`${draft.trim()}\`.`;
}
