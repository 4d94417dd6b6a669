// The top line: what is looked at, how much of it there is, and how far the reading has come.
import type {Holdings, Progress} from '../../../engine/engine.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, paintBoth, piece} from '../../paint/piece.ts';
import {bytes, count, counted, span} from '../../paint/words.ts';
import type {State} from '../../state/state.ts';
import type {Pane} from '../pane.ts';

/** ` hsmscope  demo · contosohsm +2 │ 50,123 events (7 unreadable) │ Oct 05 – Oct 07 UTC` */
export const header: Pane = (state, {width}, {brush}) => {
  const line: Line = [
    piece('title-focused', ' hsmscope '),
    piece('strong', ` ${safeText(state.title)}`),
    ...resources(state.holdings),
    ...holdings(state.holdings),
  ];
  return [paintBoth(line, reading(state), width, brush)];
};

function resources(held: Holdings | undefined): Line {
  const [first, ...rest] = held?.resources ?? [];
  if (first === undefined) return [];
  const more = rest.length > 0 ? ` +${count(rest.length)}` : '';
  return [piece('muted', ' · '), piece('text', safeText(first)), piece('muted', more)];
}

function holdings(held: Holdings | undefined): Line {
  if (held === undefined) return [];
  const unreadable = held.unreadable > 0 ? [piece('warning', ` (${count(held.unreadable)} unreadable)`)] : [];
  const range =
    held.first === undefined || held.last === undefined
      ? []
      : [piece('border', ' │ '), piece('muted', span(held.first, held.last))];
  return [piece('border', ' │ '), piece('text', counted(held.events, 'event', 'events')), ...unreadable, ...range];
}

function reading({reading}: State): Line {
  if (reading.phase !== 'reading') return [];
  return [piece('accent', reading.progress === undefined ? 'opening … ' : `${progressText(reading.progress)} `)];
}

/** `Reading 12 of 72 blobs · 3.1 of 18.0 MB` */
export function progressText({blobs, blobsRead, bytesRead}: Progress): string {
  return `Reading ${count(blobsRead)} of ${counted(blobs, 'blob', 'blobs')} · ${bytes(bytesRead)}`;
}
