// Says what each condition of a query finds by itself, for people who wonder why they find so much or so little.
import {printQuery} from '../query/print.ts';
import type {PlainQuery} from '../query/syntax.ts';
import type {Matches} from './column-index.ts';
import {mayMatch} from './prune.ts';

/** A condition as text, the events that it matches by itself, and what finding them takes. */
export type ExplainedLeaf = {readonly text: string; readonly rows: number; readonly milliseconds: number};

export type ExplainedSegments = {readonly searched: number; readonly pruned: number};

export async function explainLeaves(
  query: PlainQuery,
  search: (leaf: PlainQuery) => Promise<Matches>,
): Promise<readonly ExplainedLeaf[]> {
  const explained: ExplainedLeaf[] = [];
  for (const leaf of leavesOf(query)) {
    const {set, elapsed} = await search(leaf);
    explained.push({text: printQuery(leaf), rows: set.count, milliseconds: elapsed});
  }
  return explained;
}

export function explainSegments({plan, parts}: Matches): ExplainedSegments {
  const searched = parts.filter(({indexed}) => mayMatch(plan, indexed)).length;
  return {searched, pruned: parts.length - searched};
}

function leavesOf(query: PlainQuery): readonly PlainQuery[] {
  if (query.type === 'and' || query.type === 'or') return query.parts.flatMap(leavesOf);
  if (query.type === 'not') return leavesOf(query.part);
  return query.type === 'all' ? [] : [query];
}
