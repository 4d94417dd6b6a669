// Makes the parentheses of a query come in pairs, and none too deep.
import type {Problem} from './syntax.ts';
import type {Token} from './tokens.ts';

/** Far deeper than anyone nests, and far from the end of the stack. */
const deepest = 100;

/**
 * The tokens without the parentheses that nothing opens and without those nested too deep. One that nothing closes
 * stays: it lasts until the end.
 */
export function pairParentheses(tokens: readonly Token[]): {
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
} {
  const open: Token[] = [];
  const dropped = new Set<Token>();
  const problems: Problem[] = [];
  for (const token of tokens) {
    if (token.type === 'open') {
      open.push(token);
      if (open.length > deepest) dropped.add(token);
    } else if (token.type === 'close') {
      if (open.length === 0) problems.push(problemAt(token, 'Nothing opens this parenthesis. Remove it.'));
      if (open.length === 0 || open.length > deepest) dropped.add(token);
      open.pop();
    }
  }
  for (const token of open.slice(0, deepest))
    problems.push(problemAt(token, 'This parenthesis is not closed. Type `)` where it ends.'));
  const tooDeep = tokens.find(token => token.type === 'open' && dropped.has(token));
  if (tooDeep !== undefined) {
    problems.push(problemAt(tooDeep, `Parentheses nest at most ${deepest} deep. Those further in do not count.`));
  }
  return {tokens: tokens.filter(token => !dropped.has(token)), problems};
}

function problemAt({start, end}: Token, sentence: string): Problem {
  return {start, end, sentence};
}
