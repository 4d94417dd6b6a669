// The conditions that only the records themselves can answer.
import {readPath} from '../event/record-path.ts';
import {textMatcher} from '../query/match-value.ts';
import type {PathQuery} from '../query/syntax.ts';
import {fold} from '../text/fold.ts';
import {needlesOfText, needlesOfValues} from './needle.ts';
import type {RawTest} from './raw-scan.ts';

/** The record's text includes this one, as it is written there: `a\/b` is not `a/b`. Unreadable lines have a text, too. */
export function substringTest(text: string): RawTest {
  const folded = fold(text);
  return {needles: needlesOfText(text), accepts: record => record.folded().includes(folded)};
}

/** The record says at a path one of the values. */
export function pathTest({path, values}: PathQuery): RawTest {
  const matchers = values.map(value => textMatcher(value, 'any'));
  return {
    needles: needlesOfValues(values),
    accepts: record => {
      const event = record.parsed();
      if (!event.readable) return false;
      const texts = readPath(event, path).map(fold);
      return matchers.some(matches => texts.some(matches));
    },
  };
}
