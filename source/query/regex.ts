// Regular expressions in linear time (RE2), so that no pattern that someone pastes can hang a search.
import {createRequire} from 'node:module';

type CompiledRegex =
  | {readonly ok: true; readonly matches: (text: string) => boolean}
  | {readonly ok: false; readonly sentence: string};

/** Fits anywhere in a text, without regard to case. Where it is no such pattern, the sentence says why. */
export function compileRegex(pattern: string): CompiledRegex {
  if (pattern.length > longestPattern) return {ok: false, sentence: tooLarge};
  if (unfolded.test(pattern.replace(/\\./gs, ''))) {
    return {ok: false, sentence: 'Case never counts in a query. Remove the `-i` from the pattern.'};
  }
  const {RE2JS} = loadEngine();
  try {
    const regex = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
    if (regex.programSize() > largestProgram) return {ok: false, sentence: tooLarge};
    return {ok: true, matches: text => regex.test(text)};
  } catch (error) {
    return {ok: false, sentence: reasonOf(error)};
  }
}

/** Linear, but each instruction may look at each character of each value. */
const largestProgram = 500;
const longestPattern = 1000;
const tooLarge = 'This pattern would take too long: repeat less in it, or shorten it.';

/** Flags that make case count. */
const unfolded = /\(\?[a-z]*-[a-z]*i/i;

/** Loaded with the first pattern: it takes longer than reading all else of a query. */
function loadEngine(): typeof import('re2js') {
  return createRequire(import.meta.url)('re2js');
}

const reasons: readonly {readonly says: string; readonly sentence: string}[] = [
  {says: 'missing closing )', sentence: 'A parenthesis of this pattern is not closed. Type `)` where it ends.'},
  {says: 'unexpected )', sentence: 'Nothing opens a parenthesis of this pattern. Write `\\)` for the sign itself.'},
  {says: 'missing closing ]', sentence: 'A bracket of this pattern is not closed. Type `]` where it ends.'},
  {says: 'character class range', sentence: 'A range between brackets of this pattern ends before it begins.'},
  {says: 'repeat count', sentence: 'A pattern can repeat something at most 1000 times.'},
  {says: 'missing argument', sentence: 'There is nothing to repeat in this pattern. Write `\\*` for the sign itself.'},
  {says: 'nested repetition', sentence: 'Something is repeated twice over in this pattern. Remove one of the signs.'},
  {says: 'escape sequence', sentence: 'A `\\` of this pattern stands before what it has no meaning for.'},
  {says: 'Perl syntax', sentence: 'This pattern looks ahead or behind, which is not possible here (RE2 syntax).'},
];

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const known = reasons.find(({says}) => message.includes(says));
  return known?.sentence ?? 'This is no regular expression (RE2 syntax). Put it in quotes to search for it as it is.';
}
