// The event under the selection, whole.
import type {EventDetail} from '../../../engine/engine.ts';
import {writeNote} from '../../../settings/mark-note.ts';
import {cellWidth, fit} from '../../../text/cells.ts';
import {fold} from '../../../text/fold.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {type Line, paintBoth, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {paneWithKeys, type State} from '../../state/state.ts';
import type {Brush} from '../../theme/brush.ts';
import type {Role} from '../../theme/themes.ts';
import {fieldView} from '../../widgets/field-view.ts';
import type {TextField} from '../../widgets/text-field.ts';
import {markAt} from '../marks/marks-state.ts';
import {markSign} from '../marks/sign.ts';

import type {Pane} from '../pane.ts';
import {matchesIn} from './find-state.ts';
import {markFound} from './found-marks.ts';
import {detailLook, outlineIn} from './nodes-on-screen.ts';
import {indexIn} from './outline.ts';
import {paragraph} from './paragraph.ts';
import {heightOf, type SeenLine, seenLines, type ViewLook} from './view.ts';

/**
 *     ┌ BackupCreate · 202 Accepted ── 2/31 ┐
 *     │ ▾ summary                           │
 *     │▌  who   admin@contoso.com           │
 *     │   from  203.0.113.7                 │
 *     │                                     │
 *     │ ▸ raw                               │
 *     └─────────────────────────────────────┘
 */
export const detail: Pane = (state, rectangle, {brush}) => {
  const size = inside(rectangle);
  const focused = paneWithKeys(state) === 'detail';
  const {event, failure, find} = state.detail;
  const title = markedTitle(state, titleOf(event));
  if (failure !== undefined || event === undefined) {
    const told = failure === undefined ? [[piece('muted', ' Fetching …')]] : failureLines(failure.sentence, size.width);
    const lines = told.map(line => paintLine(line, size.width, brush));
    return paintFrame({title, focused}, lines, rectangle, brush);
  }
  const look = detailLook(state.detail, size);
  const outline = outlineIn(state.detail);
  const at = indexIn(outline, state.detail.at);
  const isTall = heightOf(outline, at, look) > tallest;
  const sought = fold(find.sought);
  const lines = seenLines(outline, at, state.detail.line, look).map(({line, ...seen}) =>
    paintSeen(
      {...seen, line: markFound(line, sought)},
      focused && seen.index === at ? {isTall} : undefined,
      look,
      brush,
    ),
  );
  const blank = ' '.repeat(size.width);
  const rows = [...lines, ...Array<string>(Math.max(0, look.height - lines.length)).fill(blank)];
  const body = find.field === undefined ? rows : [...rows, findLine(state, find.field, size.width, brush)];
  return paintFrame({title, focused, note: `${count(at + 1)}/${count(outline.places.length)}`}, body, rectangle, brush);
};

/** Of what has more lines than that, only the first one looks selected; a mark runs along the others. */
const tallest = 6;

function paintSeen(
  {line, isFirst}: SeenLine,
  selected: {readonly isTall: boolean} | undefined,
  {width}: ViewLook,
  brush: Brush,
): string {
  if (selected === undefined || line.length === 0) return paintLine(line, width + 1, brush);
  if (selected.isTall && !isFirst) {
    const [first, ...rest] = line;
    const marked = [piece('accent', '▌'), piece(first!.role, first!.text.slice(1)), ...rest];
    return paintLine(marked, width + 1, brush);
  }
  const failed = line.some(({role}) => role === 'failed' || role === 'warning');
  const text = line.map(part => part.text).join('');
  return brush(failed ? 'selected-failed' : 'selected', `▌${fit(text.slice(1), width)}`);
}

/** ` find keyP           found 5 times ` */
function findLine(state: State, field: TextField, width: number, brush: Brush): string {
  const {start} = fieldView(field, width - findPrompt.length);
  const typed: Line = [piece('title-focused', findPrompt), piece('strong', safeText(field.text.slice(start)))];
  const matches = matchesIn(state).length;
  const role: Role = matches === 0 ? 'warning' : 'muted';
  const told = field.text === '' ? '' : matches === 0 ? 'not found ' : `found ${count(matches)} times `;
  return paintBoth(typed, told === '' ? [] : [piece(role, told)], width, brush);
}

const findPrompt = ' find ';

/** Where the terminal's cursor stands within a pane of that width. */
export function findCursor(field: TextField, width: number): number {
  return 1 + cellWidth(findPrompt) + fieldView(field, width - 2 - findPrompt.length).column;
}

function failureLines(sentence: string, width: number): readonly Line[] {
  return paragraph([piece('text', ' ')], piece('warning', sentence), width);
}

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
