// Finds the values behind a colon: the one there, or those in the parentheses there.
import {keywordOf, type Term, type Token} from './tokens.ts';
import {isNext, opensAfter, report, type Walk} from './walk.ts';

export function readParts(walk: Walk, behind: Term): readonly Term[] {
  if (behind.text !== '' || !opensAfter(walk, behind)) return [behind];
  const parts: Term[] = [];
  let afterValue = false;
  for (const token of takeGroup(walk)) {
    const keyword = keywordOf(token);
    if (token.type !== 'term') {
      report(walk, token, 'Values stand in one pair of parentheses. Remove this one.');
      continue;
    }
    if (keyword === undefined) parts.push(token);
    if (afterValue ? keyword !== 'or' : keyword !== undefined) {
      report(walk, token, 'Values are joined by `or`. Quote a value that holds a blank or is `and`, `or` or `not`.');
    }
    afterValue = keyword === undefined;
  }
  return parts;
}

/** What stands between the parenthesis here and its end. */
function takeGroup(walk: Walk): readonly Token[] {
  const start = walk.position + 1;
  let depth = 0;
  do {
    if (isNext(walk, 'open')) depth++;
    if (isNext(walk, 'close')) depth--;
    walk.position++;
  } while (depth > 0 && walk.position < walk.tokens.length);
  return walk.tokens.slice(start, depth === 0 ? walk.position - 1 : walk.position);
}
