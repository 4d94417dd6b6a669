// The top line: what is looked at, how much of it there is, and how far the reading has come.
import type {Holdings, Progress} from '../../../engine/engine.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, lineWidth, paintBoth, piece} from '../../paint/piece.ts';
import {bytes, count, counted, duration, span} from '../../paint/words.ts';
import type {State} from '../../state/state.ts';
import type {Pane} from '../pane.ts';

/** ` hsmscope  demo · contosohsm +2 │ 50,123 events (7 unreadable) │ Oct 05 – Oct 07 UTC` */
export const header: Pane = (state, {width}, {brush}) => {
  const name = [piece('title-focused', ' hsmscope ')];
  const title = [piece('strong', ` ${safeText(state.title)}`)];
  const [named, events, range] = [resources, eventCount, dates].map(part => part(state.holdings)) as [Line, Line, Line];
  const right = reading(state);
  const room = width - lineWidth(right) - 1;
  // What does not fit whole is left out, the least missed first.
  const lines: readonly Line[] = [
    [...name, ...title, ...named, ...events, ...range],
    [...name, ...title, ...events, ...range],
    [...name, ...title, ...events],
  ];
  const line = lines.find(candidate => lineWidth(candidate) <= room) ?? [...name, ...events];
  return [paintBoth(line, right, width, brush)];
};

function resources(held: Holdings | undefined): Line {
  const [first, ...rest] = held?.resources ?? [];
  if (first === undefined) return [];
  const more = rest.length > 0 ? ` +${count(rest.length)}` : '';
  return [piece('muted', ' · '), piece('text', safeText(first)), piece('muted', more)];
}

function eventCount(held: Holdings | undefined): Line {
  if (held === undefined) return [];
  const unreadable = held.unreadable > 0 ? [piece('warning', ` (${count(held.unreadable)} unreadable)`)] : [];
  return [piece('border', ' │ '), piece('text', counted(held.events, 'event', 'events')), ...unreadable];
}

function dates(held: Holdings | undefined): Line {
  if (held?.first === undefined || held.last === undefined) return [];
  return [piece('border', ' │ '), piece('muted', span(held.first, held.last))];
}

function reading(state: State): Line {
  const {reading} = state;
  if (reading.phase === 'failed') return [piece('warning', 'reading failed ')];
  if (reading.phase === 'done') return following(state);
  if (reading.progress !== undefined) return [piece('accent', `${progressText(reading.progress)} `)];
  // What was read before is there at once.
  return [piece('accent', state.holdings === undefined ? 'opening … ' : 'looking for more … ')];
}

/** `● live`: what is written is seen soon. */
function following({checks}: State): Line {
  const all = Object.values(checks);
  if (all.length === 0) return [];
  const isBroken = all.some(({problem}) => problem !== undefined);
  return isBroken ? [piece('warning', '✗ not live ')] : [piece('ok', '● live ')];
}

/** `Reading 43 % of 72 blobs · 31 MB/s · 12 s left` */
export function progressText({blobs, bytes: all, bytesRead, elapsed, paused}: Progress): string {
  const part = all === 0 ? bytes(bytesRead) : `${Math.floor((100 * bytesRead) / all)} %`;
  const done = `${part} of ${counted(blobs, 'blob', 'blobs')}`;
  if (paused) return `Paused at ${done} · p goes on`;
  const rate = bytesRead / Math.max(1, elapsed);
  const left = all === 0 || rate === 0 ? '' : ` · ${duration((all - bytesRead) / rate)} left`;
  return `Reading ${done} · ${bytes(rate * 1000)}/s${left}`;
}
