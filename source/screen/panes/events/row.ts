// A line of the list, painted.
import type {Row} from '../../../engine/engine.ts';
import type {FieldName} from '../../../event/fields.ts';
import {fit, fitRight} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import type {Brush} from '../../theme/brush.ts';
import type {Role} from '../../theme/themes.ts';
import {markSign} from '../marks/sign.ts';
import {gap, type PlacedColumn, timeText} from './columns.ts';
import {markMatch} from './match-marks.ts';

export type RowLook = {
  readonly columns: readonly PlacedColumn[];
  readonly width: number;
  /** How it looks under the selection. */
  readonly chosen: 'selected' | 'selected-idle' | undefined;
  /** The cell that is pointed at. */
  readonly cell: FieldName | undefined;
  /** What words of the query are to be marked in it (see match-marks.ts). */
  readonly sought: readonly string[];
  /** It came since somebody looked. */
  readonly isNew?: boolean;
  /** It is kept as evidence. */
  readonly isMarked?: boolean;
};

export function paintRow(row: Row, look: RowLook, brush: Brush): string {
  if (look.chosen !== undefined) return paintSelected(row, look, look.chosen, brush);
  const {columns, width, sought, isNew, isMarked} = look;
  const mark = isNew ? brush('accent', '+') : ' ';
  if (row.outcome === 'unreadable') return mark + paintUnreadable(row, look, brush);
  const [first, ...rest] = columns.map(column =>
    brush(column.role(row), markMatch(cellText(row, column), column, sought, brush)),
  );
  const sign = isMarked ? brush('marked', firstGap(true)) : firstGap(false);
  const painted = rest.length === 0 ? first! : `${first}${sign}${rest.join(' '.repeat(gap))}`;
  const used = columns.reduce((sum, column) => sum + column.width + gap, 1 - gap);
  return `${mark}${painted}${' '.repeat(width - used)}`;
}

/** One style over the whole row: the selection is found at a glance, by its mark also without colours. */
function paintSelected(
  row: Row,
  {columns, width, cell, isMarked}: RowLook,
  role: 'selected' | 'selected-idle',
  brush: Brush,
): string {
  const painted: Role = row.outcome === 'failed' || row.outcome === 'unreadable' ? `${role}-failed` : role;
  if (row.outcome === 'unreadable') return brush(painted, `▌${unreadableText(row, columns, width, isMarked).slice(1)}`);
  const at = role === 'selected' ? columns.findIndex(({field}) => field === cell) : -1;
  const texts = columns.map(column => cellText(row, column));
  // Behind each text what parts it from the next one.
  const parts = texts.map((text, index) => text + (index === 0 ? firstGap(isMarked) : ' '.repeat(gap)));
  if (at < 0) return brush(painted, `▌${fit(parts.join('').slice(0, -gap), width - 1)}`);
  const before = `▌${parts.slice(0, at).join('')}`;
  const after = `${parts[at]!.slice(texts[at]!.length)}${parts.slice(at + 1).join('')}`.slice(0, -gap);
  const used = columns.reduce((sum, column) => sum + column.width + gap, 1 - gap);
  return brush(painted, before) + brush('cell', texts[at]!) + brush(painted, after + ' '.repeat(width - used));
}

function cellText(row: Row, {text, width, right}: PlacedColumn): string {
  const safe = safeText(text(row, width));
  return right ? fitRight(safe, width) : fit(safe, width);
}

/** What parts the first column from the next: there a mark has its sign, beside that of the selection. */
const firstGap = (isMarked: boolean | undefined): string => (isMarked ? markSign : '').padEnd(gap);

function paintUnreadable(row: Row, {columns, width, isMarked}: RowLook, brush: Brush): string {
  return brush('warning', unreadableText(row, columns, width, isMarked).slice(1));
}

function unreadableText(row: Row, [first]: readonly PlacedColumn[], width: number, isMarked?: boolean): string {
  const sign = firstGap(isMarked);
  const clock = first?.field === 'time' ? fit(timeText(row, first.width), first.width) + sign : isMarked ? sign : '';
  return fit(` ${clock}? ${safeText(row.problem ?? 'unreadable')}`, width);
}
