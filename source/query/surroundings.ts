// What else a query asks for where one of its conditions stands: what that condition narrows.
import {checkQuery} from './check.ts';
import {allOf} from './compose.ts';
import type {Leaf, Query, Span} from './syntax.ts';

/** All that must hold beside the condition: of an `or`, only the branch in which it stands. */
export function surroundings(text: string, {start, end}: Span): Query {
  const marked = `${text.slice(0, start)} "${mark}" ${text.slice(end)}`;
  const {query} = checkQuery(marked);
  return (isMarked(query) ? around(query) : undefined) ?? {type: 'all'};
}

/** Nobody can type it. */
const mark = '\0';

/** `undefined`: nothing, as the mark stands alone. */
function around(query: Query): Query | undefined {
  switch (query.type) {
    case 'and': {
      const parts = query.parts.map(part => (isMarked(part) ? around(part) : part));
      return allOf<Leaf>(parts.filter(part => part !== undefined));
    }
    case 'or':
      return around(query.parts.find(isMarked)!);
    case 'not':
      return around(query.part);
    default:
      return undefined;
  }
}

function isMarked(query: Query): boolean {
  if (query.type === 'and' || query.type === 'or') return query.parts.some(isMarked);
  if (query.type === 'not') return isMarked(query.part);
  return query.type === 'word' && query.text === mark;
}
