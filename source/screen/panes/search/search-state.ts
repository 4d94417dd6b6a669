// The search line's state: every edit is a new query at once.
import {checkQuery} from '../../../query/check.ts';
import type {State} from '../../state/state.ts';
import {editText, emptyField, type TextEdit, type TextField} from '../../widgets/text-field.ts';

export function editSearch(state: State, edit: TextEdit): State {
  return withField(state, editText(state.search.field, edit));
}

export function clearSearch(state: State): State {
  return withField(state, emptyField);
}

function withField(state: State, field: TextField): State {
  if (field.text === state.search.field.text) return {...state, search: {...state.search, field}};
  return {...state, search: {field, parsed: checkQuery(field.text)}};
}
