// The mark of an event: what is to be kept of it, so that it can be listed and proven later.
import {createHash} from 'node:crypto';
import type {EventDetail} from '../engine/engine.ts';
import type {Noted} from '../settings/mark-note.ts';
import type {Mark} from '../settings/marks.ts';
import {withoutTokens} from '../text/redact.ts';

/** `now` is in milliseconds since 1970. */
export function markOf({id, parsed, bytes, length}: EventDetail, {note, tags}: Noted, now: number): Mark {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const place = {blob: id.blob, offset: id.offset, length, sha256, note, tags, marked: now};
  if (!parsed.readable) return {...place, time: undefined, values: {outcome: 'unreadable'}};
  const {operation: op, status, caller, address: ip, key, resource: hsm, outcome, time} = parsed;
  const values = Object.entries({op, status, caller, ip, key, hsm, outcome}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? withoutTokens(value) : value] as const],
  );
  return {...place, time, values: Object.fromEntries(values)};
}
