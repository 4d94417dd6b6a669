// The event under the selection, whole.
import type {EventDetail} from '../../../engine/engine.ts';
import {writeNote} from '../../../settings/mark-note.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintLine} from '../../paint/piece.ts';
import type {State} from '../../state/state.ts';
import {markAt} from '../marks/marks-state.ts';
import {markSign} from '../marks/sign.ts';
import type {Pane} from '../pane.ts';
import {detailLines} from './detail-lines.ts';

export const detail: Pane = (state, rectangle, {brush}) => {
  const {width, height} = inside(rectangle);
  const lines = detailLines(state.detail, width);
  const top = Math.min(state.detail.top, Math.max(0, lines.length - height));
  const painted = lines.slice(top, top + height).map(line => paintLine(line, width, brush));
  const more = lines.length > height ? {note: `${top + 1}–${top + height}/${lines.length}`} : {};
  const title = markedTitle(state, titleOf(state.detail.event));
  return paintFrame({title, focused: state.focus === 'detail', ...more}, painted, rectangle, brush);
};

/** `◆ BackupCreate · 202 Accepted · from the hotel #incident-7` */
function markedTitle(state: State, title: string): string {
  const mark = state.detail.event && markAt(state, state.detail.event.id);
  if (mark === undefined) return title;
  const note = safeText(writeNote(mark));
  return `${markSign} ${title}${note === '' ? '' : ` · ${note}`}`;
}

/** `BackupCreate · 202 Accepted` */
function titleOf(event: EventDetail | undefined): string {
  if (event === undefined) return 'Detail';
  if (!event.parsed.readable) return '? unreadable line';
  const {operation, status, signature} = event.parsed;
  const outcome = [status, signature].filter(part => part !== undefined).join(' ');
  return safeText([operation ?? 'event', outcome].filter(part => part !== '').join(' · '));
}
