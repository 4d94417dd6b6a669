// The saved queries as the screen knows them, what `@name` means, and changes that are on their way to the file.
import {type NamedQuery, textsOf, withPack} from '../../../knowledge/saved-pack.ts';
import type {SavedQueries} from '../../../query/saved-queries.ts';
import type {ReducersOf} from '../../state/actions.ts';
import {outdate} from '../../state/outdate.ts';
import {type QueryState, queryOf, type State} from '../../state/state.ts';
import {changed, type OwnSaved, type SavedChange} from './changes.ts';

export type SavedAction =
  /** The file was read anew. */
  | {readonly type: 'saved-listed'; readonly own: OwnSaved; readonly problem: string | undefined}
  /** A change was carried out, or could not be: `sentence` says what of that is to be known. */
  | {readonly type: 'saved-kept'; readonly change: SavedChange; readonly sentence: string | undefined}
  | {readonly type: 'saved-counted'; readonly query: string; readonly revision: number; readonly count: number};

export type SavedState = {
  readonly own: OwnSaved;
  /** With those that come with hsmscope. */
  readonly queries: readonly NamedQuery[];
  readonly texts: SavedQueries;
  /** In the order in which they are to be carried out. */
  readonly changes: readonly SavedChange[];
  /** What was deleted last. */
  readonly deleted: NamedQuery | undefined;
  /** The one whose text was taken into the search line to be changed, by its name. */
  readonly edited: string | undefined;
  /** How many events match, by the query's text. */
  readonly counts: ReadonlyMap<string, {readonly count: number; readonly revision: number}>;
};

export const savedReducers: ReducersOf<SavedAction, State> = {
  // What is not in the file yet is not lost by reading it.
  'saved-listed': (state, {own, problem}) => {
    const listed = withOwn(state, state.saved.changes.reduce(changed, own));
    return problem === undefined ? listed : {...listed, notice: problem};
  },
  'saved-kept': (state, {change, sentence}) => {
    const changes = state.saved.changes.filter(other => other !== change);
    return {...state, saved: {...state.saved, changes}, notice: sentence ?? state.notice};
  },
  'saved-counted': (state, {query, revision, count}) => {
    const counts = new Map(state.saved.counts).set(query, {count, revision});
    return {...state, saved: {...state.saved, counts}};
  },
};

export function savedStateOf(own: OwnSaved): SavedState {
  const queries = withPack(own);
  const nothing = {changes: [], deleted: undefined, edited: undefined, counts: new Map()};
  return {own, queries, texts: textsOf(queries), ...nothing};
}

/** The change counts on screen at once; the file has it soon after. */
export function withChange(state: State, change: SavedChange): State {
  const after = withOwn(state, changed(state.saved.own, change));
  return {...after, saved: {...after.saved, changes: [...after.saved.changes, change]}};
}

/** Queries on screen that include one which now means something else are asked anew. */
function withOwn(state: State, own: OwnSaved): State {
  if (sameAs([...state.saved.own], [...own])) return state;
  const saved = {...state.saved, ...pick(savedStateOf(own))};
  const reread = (query: QueryState): QueryState => {
    const again = queryOf(query.field, saved.texts);
    return sameAs(again.parsed, query.parsed) ? query : again;
  };
  const query = reread(state.query);
  const items = state.tails.items.map(tail => ({...tail, query: reread(tail.query)}));
  const isSame = query === state.query && items.every((item, index) => item.query === state.tails.items[index]!.query);
  const after = {...state, saved, query, tails: {...state.tails, items}};
  return isSame ? after : outdate(after);
}

const pick = ({own, queries, texts, counts}: SavedState) => ({own, queries, texts, counts});

const sameAs = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
