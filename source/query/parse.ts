// Reads what a person types into a query. It never throws: what cannot be read is a problem, and the rest counts.
import {allOf, anyOf, noneOf} from './compose.ts';
import {pairParentheses} from './parentheses.ts';
import {readTerm} from './read-term.ts';
import type {ParsedQuery, WrittenQuery} from './syntax.ts';
import {cutTokens, keywordOf} from './tokens.ts';
import {atOperand, isNext, opensAfter, report, type Walk} from './walk.ts';

/** The query is normalised: see compose.ts. Nothing typed, or nothing readable, asks for every event. */
export function parseQuery(text: string): ParsedQuery {
  const cut = cutTokens(text);
  const paired = pairParentheses(cut.tokens);
  const problems = [...cut.problems, ...paired.problems];
  const walk: Walk = {tokens: paired.tokens, position: 0, problems, mentions: []};
  const query = readOr(walk) ?? {type: 'all'};
  return {query, problems: problems.sort((a, b) => a.start - b.start), mentions: walk.mentions};
}

/** Here and below, `undefined`: there is nothing, or nothing that can be read and so nothing that counts. */
function readOr(walk: Walk): WrittenQuery | undefined {
  const parts: (WrittenQuery | undefined)[] = [];
  const start = walk.position;
  parts.push(readAnd(walk));
  let nothingBefore = walk.position === start;
  while (keywordOf(walk.tokens[walk.position]) === 'or') {
    const or = walk.tokens[walk.position++]!;
    const behind = walk.position;
    parts.push(readAnd(walk));
    if (nothingBefore || walk.position === behind) report(walk, or, dangling('or'));
    nothingBefore = false;
  }
  return anyOf(parts.filter(part => part !== undefined));
}

function readAnd(walk: Walk): WrittenQuery | undefined {
  const parts: (WrittenQuery | undefined)[] = [];
  while (true) {
    const token = walk.tokens[walk.position];
    if (token !== undefined && keywordOf(token) === 'and') {
      walk.position++;
      if (parts.length === 0 || !atOperand(walk)) report(walk, token, dangling('and'));
    } else if (atOperand(walk)) {
      parts.push(readNot(walk));
    } else {
      return allOf(parts.filter(part => part !== undefined));
    }
  }
}

function readNot(walk: Walk): WrittenQuery | undefined {
  let negative = false;
  while (keywordOf(walk.tokens[walk.position]) === 'not') {
    const not = walk.tokens[walk.position++]!;
    negative = !negative;
    if (!atOperand(walk)) {
      report(walk, not, 'Type after `not` what to leave out, or put it in quotes to search for the word.');
      return undefined;
    }
  }
  const part = readPrimary(walk);
  return part && negative ? noneOf(part) : part;
}

function readPrimary(walk: Walk): WrittenQuery | undefined {
  const token = walk.tokens[walk.position]!;
  if (token.type !== 'term') return readGroup(walk);
  walk.position++;
  const [signs = ''] = /^[-!]+/.exec(token.shape) ?? [];
  const beforeGroup = signs !== '' && signs === token.text && opensAfter(walk, token);
  const part = beforeGroup ? readGroup(walk) : readTerm(walk, token, signs);
  return part && signs.length % 2 === 1 ? noneOf(part) : part;
}

function readGroup(walk: Walk): WrittenQuery | undefined {
  const open = walk.tokens[walk.position++]!;
  const start = walk.position;
  const query = readOr(walk);
  if (walk.position === start) report(walk, open, 'There is nothing in these parentheses. Type a query into them.');
  if (isNext(walk, 'close')) walk.position++;
  return query;
}

function dangling(keyword: string): string {
  return `\`${keyword}\` stands between two parts. Type the other one, or put it in quotes to search for the word.`;
}
