// What is copied: a value, its name, the way to it, the query, or the whole event.
import type {EventDetail} from '../../../engine/engine.ts';
import {parseBounded} from '../../../event/json.ts';
import {withoutTokens} from '../../../text/redact.ts';
import {safeText} from '../../../text/safe-text.ts';
import {queryText, type State} from '../../state/state.ts';
import {pointedAt} from './pointed.ts';

export type Copied = Whole | 'value' | 'key' | 'path' | 'query';

/** For these, the event has to be there whole. */
export type Whole = 'event' | 'raw';

export const isWhole = (what: Copied): what is Whole => what === 'event' || what === 'raw';

export const copiedNames: {readonly [what in Copied]: string} = {
  event: 'the event',
  raw: 'the record',
  value: 'the value',
  key: 'the name',
  path: 'the path',
  query: 'the query',
};

/** `undefined`: there is none. */
export function copiedText(state: State, what: Exclude<Copied, Whole>): string | undefined {
  if (what === 'query') return queryText(state) || undefined;
  const pointed = pointedAt(state);
  const text = {value: pointed?.value, key: pointed?.name, path: pointed?.path}[what];
  return text === '' ? undefined : text;
}

export function wholeText({record}: EventDetail, what: Whole): string {
  const parsed = what === 'event' ? parseBounded(record) : undefined;
  return parsed?.ok ? JSON.stringify(parsed.value, undefined, 2) : record.trimEnd();
}

/** As harmless as what is painted, on as many lines as it has. */
export function cleanText(text: string): string {
  return withoutTokens(text)
    .replace(/\r\n/g, '\n')
    .split(/([\n\t])/)
    .map(part => (part === '\n' || part === '\t' ? part : safeText(part)))
    .join('');
}
