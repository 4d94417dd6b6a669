// Changes the time that a query asks for, as zooming in a timeline does; its other conditions stay.
import {allOf} from './compose.ts';
import type {WrittenLeaf, WrittenQuery} from './syntax.ts';
import type {TimeSpan} from './time-value.ts';

/** The query within that span alone; `undefined`: at any time. Milliseconds, UTC, `[from, until)`. */
export function withTimeSpan(query: WrittenQuery, span: TimeSpan | undefined): WrittenQuery {
  const conditions = query.type === 'and' ? query.parts : query.type === 'all' ? [] : [query];
  const rest = conditions.filter(condition => !isTime(condition));
  return allOf<WrittenLeaf>([...rest, ...(span === undefined ? [] : between(span))]) ?? {type: 'all'};
}

function isTime(condition: WrittenQuery): boolean {
  return condition.type === 'during' || (condition.type === 'field' && condition.field === 'time');
}

function between({from, until}: TimeSpan): readonly WrittenQuery[] {
  return [
    {type: 'during', word: 'since', moment: momentText(from)},
    {type: 'during', word: 'until', moment: momentText(until)},
  ];
}

/** As short as it is exact: `2026-10-01T19:30Z`. The zone is written, as the reader's may be another one. */
function momentText(milliseconds: number): string {
  const text = new Date(milliseconds).toISOString();
  if (milliseconds % 60_000 === 0) return `${text.slice(0, 16)}Z`;
  return milliseconds % 1000 === 0 ? `${text.slice(0, 19)}Z` : text;
}
