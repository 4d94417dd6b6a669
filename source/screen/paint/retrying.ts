// What is tried again, and how soon.
import type {Wait} from '../../engine/engine.ts';
import type {Aging} from '../../text/ages.ts';
import {safeText} from '../../text/safe-text.ts';
import {duration} from './words.ts';

/** `Azure is busy, retrying in 4 s`; `undefined` once it is tried. */
export function retrying({reason, until}: Wait, now: number): Aging | undefined {
  const left = until - now;
  if (left <= 0) return undefined;
  return {text: `${safeText(reason)}, retrying in ${duration(left)}`, changesIn: left % 1000 || 1000};
}
