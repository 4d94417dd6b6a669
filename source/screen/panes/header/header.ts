// The top line: what is looked at, how much of it there is, and how far the reading has come.
import type {Holdings, Progress} from '../../../engine/engine.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, lineWidth, paintBoth, piece} from '../../paint/piece.ts';
import {retrying} from '../../paint/retrying.ts';
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

/** Milliseconds until it tells of the same state in other words. */
export function headerAgesIn({wait, now}: State): number {
  return (wait && retrying(wait, now)?.changesIn) ?? Number.POSITIVE_INFINITY;
}

function reading(state: State): Line {
  const {reading, wait, now} = state;
  if (reading.phase === 'failed') return [piece('warning', 'reading failed ')];
  const again = wait && retrying(wait, now);
  const next = again && [piece('warning', `${again.text} `)];
  if (reading.phase === 'done') return next ?? following(state);
  const {progress} = reading;
  // What was read before is there at once.
  if (progress === undefined) {
    return [piece('accent', state.holdings === undefined ? 'opening … ' : 'looking for more … '), ...(next ?? [])];
  }
  return next === undefined
    ? [piece('accent', `${progressText(progress)} `)]
    : [piece('accent', `${doneText(progress)} · `), ...next];
}

/** `● live`: what is written is seen soon. */
function following({checks}: State): Line {
  const all = Object.values(checks);
  if (all.length === 0) return [];
  const isBroken = all.some(({problem}) => problem !== undefined);
  return isBroken ? [piece('warning', '✗ not live ')] : [piece('ok', '● live ')];
}

/** `Reading 43 % of 72 blobs · 31 MB/s · 12 s left` */
export function progressText(progress: Progress): string {
  const {bytes: all, bytesRead, elapsed, paused} = progress;
  if (paused) return `Paused at ${partText(progress)} · p goes on`;
  const rate = bytesRead / Math.max(1, elapsed);
  const left = all === 0 || rate === 0 ? '' : ` · ${duration((all - bytesRead) / rate)} left`;
  return `${doneText(progress)} · ${bytes(rate * 1000)}/s${left}`;
}

export const doneText = (progress: Progress): string => `Reading ${partText(progress)}`;

function partText({blobs, bytes: all, bytesRead}: Progress): string {
  const part = all === 0 ? bytes(bytesRead) : `${Math.floor((100 * bytesRead) / all)} %`;
  return `${part} of ${counted(blobs, 'blob', 'blobs')}`;
}
