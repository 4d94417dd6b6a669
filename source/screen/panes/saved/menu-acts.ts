// What the menu of saved queries does with the selected one.
import {findField} from '../../../event/fields.ts';
import {type NamedQuery, savedPack} from '../../../knowledge/saved-pack.ts';
import type {SavedQuery} from '../../../settings/saved-queries.ts';
import {focusEvents} from '../../state/focus.ts';
import {closeOverlay} from '../../state/overlay.ts';
import {quiet, type State} from '../../state/state.ts';
import {setQuery} from '../search/filter.ts';
import {withHistory} from '../search/history.ts';
import {searchReducers} from '../search/search-state.ts';
import {withChange} from './saved-state.ts';

/** Its text stands in the search line, and its columns in the list. */
export function runSaved(state: State, {query, columns = []}: NamedQuery): State {
  const fields = [...new Set(columns.flatMap(name => findField(name)?.name ?? []))];
  const history = withHistory(state.search.history, query);
  const asked = setQuery(focusEvents(closeOverlay(quiet(state))), query);
  return {
    ...asked,
    saved: {...asked.saved, edited: undefined},
    search: {...asked.search, history},
    columns: fields.length === 0 ? asked.columns : {...asked.columns, chosen: fields},
  };
}

/** Saving it afterwards offers its name. */
export function editSaved(state: State, saved: NamedQuery): State {
  const entered = searchReducers['search-entered'](runSaved(state, saved), {type: 'search-entered'});
  return {...entered, saved: {...entered.saved, edited: saved.name}};
}

const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** One that comes with hsmscope is the user's own as long as it is pinned. */
export function pinSaved(state: State, saved: NamedQuery): State {
  const {name, pinned} = saved;
  if (pinned !== undefined) {
    const query = {...writtenOf(saved), pinned: undefined};
    const isPacked = savedPack.some(
      packed => packed.name === name && packed.query === query.query && packed.description === query.description,
    );
    const change = isPacked ? ({type: 'remove', name} as const) : ({type: 'save', name, query} as const);
    return {...withChange(state, change), notice: `${name} is no longer pinned.`};
  }
  const free = digits.find(digit => state.saved.queries.every(other => other.pinned !== digit));
  if (free === undefined) return {...state, notice: 'All of 1 to 9 are taken: p on a pinned query frees its digit.'};
  const pinnedNow = withChange(state, {type: 'save', name, query: {...writtenOf(saved), pinned: free}});
  return {...pinnedNow, notice: `${name} is pinned: ${free} opens it here.`};
}

export function deleteSaved(state: State, saved: NamedQuery): State {
  const {name} = saved;
  if (!saved.isOwn) return {...state, notice: `${name} comes with hsmscope and stays.`};
  const gone = withChange(state, {type: 'remove', name});
  return {...gone, saved: {...gone.saved, deleted: saved}, notice: `${name} deleted, u takes it back.`};
}

export function undoDelete(state: State): State {
  const {deleted, own} = state.saved;
  if (deleted === undefined) return {...state, notice: 'Nothing was deleted.'};
  const {name} = deleted;
  if (own.has(name)) return {...state, notice: `There is another ${name} now: rename that one first.`};
  const back = withChange(state, {type: 'save', name, query: writtenOf(deleted)});
  return {...back, saved: {...back.saved, deleted: undefined}, notice: `${name} is back.`};
}

/** As the file has it. */
function writtenOf({query, description, columns, pinned}: NamedQuery): SavedQuery {
  return {query, description, columns, pinned};
}
