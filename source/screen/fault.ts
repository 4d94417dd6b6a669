// A fault of our own as it is told on the normal screen: a sentence, and where it happened.
import {safeText} from '../text/safe-text.ts';

/** What failed may have had a log's text in hand: no control character of that comes through. */
export function faultText(error: unknown, what = 'hsmscope stopped because of a fault of its own'): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const lines = [`${what}: ${message}`, ...stack.split('\n').slice(1)];
  return `${lines.map(safeText).join('\n')}\n`;
}
