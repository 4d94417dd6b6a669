// A fault of our own as it is told on the normal screen: a sentence, and where it happened.
import {redact} from '../text/redact.ts';
import {safeText} from '../text/safe-text.ts';

/** What failed may have had a log's text in hand, or a secret: no control character comes through, nor that. */
export function faultText(error: unknown, what = 'hsmscope stopped because of a fault of its own'): string {
  const message = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const lines = [`${what}: ${message}`, ...stack.split('\n').slice(1)];
  return `${redact(lines.map(safeText).join('\n'))}\n`;
}
