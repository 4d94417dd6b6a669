// Which conditions of a query leave nothing: how many events match without each of them.
import {allOf} from '../../../query/compose.ts';
import {printQuery} from '../../../query/print.ts';
import type {Leaf, Query} from '../../../query/syntax.ts';
import type {ReducersOf} from '../../state/actions.ts';
import type {Request} from '../../state/request.ts';
import {queryText, type State} from '../../state/state.ts';

export type BlameAction = {
  readonly type: 'blame-answered';
  readonly request: BlameRequest;
  readonly counts: readonly number[];
};

export type Blame = {
  readonly query: string;
  readonly revision: number;
  /** Each condition as text, and what matches without it. */
  readonly without: readonly {readonly condition: string; readonly count: number}[];
};

export type BlameRequest = Request & Pick<Blame, 'query' | 'revision'> & {readonly conditions: readonly Query[]};

export const blameReducers: ReducersOf<BlameAction, State> = {
  'blame-answered': (state, {request: {query, revision, conditions}, counts}) => ({
    ...state,
    blame: {
      query,
      revision,
      without: conditions.map((condition, index) => ({condition: printQuery(condition), count: counts[index]!})),
    },
  }),
};

const mostConditions = 12;

/** Wanted where nothing matches, and it is not known yet whose fault that is. */
export function blameRequest(state: State): BlameRequest | undefined {
  const {blame, list, query: parsed, revision, reading} = state;
  const text = queryText(state);
  const conditions = parsed.parsed.query.type === 'and' ? parsed.parsed.query.parts.slice(0, mostConditions) : [];
  if (!isEmpty(list.loaded, text) || conditions.length === 0 || reading.phase === 'reading') return undefined;
  if (blame?.query === text && blame.revision >= revision) return undefined;
  const request: BlameRequest = {
    slot: 'blame',
    key: JSON.stringify([text, revision]),
    subject: text,
    query: text,
    revision,
    conditions,
    ask: async (engine, signal) => {
      const others = conditions.map((_, index) => allOf<Leaf>(conditions.toSpliced(index, 1))!);
      const counts = await Promise.all(others.map(other => engine.count(other, signal)));
      return {type: 'blame-answered', request, counts};
    },
  };
  return request;
}

function isEmpty(loaded: State['list']['loaded'], text: string): boolean {
  return loaded !== undefined && loaded.query === text && loaded.isWhole && loaded.count === 0;
}
