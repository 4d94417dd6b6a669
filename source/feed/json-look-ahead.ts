// Looks ahead in bytes of JSON, without reading them as JSON.
import {closeBracket, isBlank, newline, openBrace, openBracket} from './bytes.ts';

/** What may stand behind a `[` that is structure between records. */
export const bracketFollowers: ReadonlySet<number> = new Set([openBrace, openBracket, closeBracket, newline]);

/** The newline before the first line that may begin a record, between the newline at `from` and the one at `limit`. */
export function beforeNextRecord(bytes: Buffer, from: number, limit: number): number {
  let end = from;
  while (end < limit) {
    let next = end + 1;
    while (isBlank(bytes[next])) next += 1;
    if (bytes[next] === openBrace || bytes[next] === openBracket) return end;
    const following = bytes.indexOf(newline, next);
    end = following < 0 || following > limit ? limit : following;
  }
  return end;
}
