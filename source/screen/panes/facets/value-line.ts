// A value of the facets, painted: its sign, a bar with what failed of it, and its count.
import {findField} from '../../../event/fields.ts';
import {cellWidth, fit, fitMiddle, fitRight} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import type {Brush} from '../../theme/brush.ts';
import type {Role} from '../../theme/themes.ts';
import type {FacetLine, ValueLine} from './facet-lines.ts';

/** What all values of the pane share, so that their bars and counts stand in columns. */
type Columns = {
  readonly text: number;
  readonly bar: number;
  readonly count: number;
  /** How many failed, in figures; 0 where there is no room for them. */
  readonly failed: number;
  /** The highest count of each field: its bar is full. */
  readonly most: ReadonlyMap<string, number>;
  /** Texts that would look alike if their ends were cut off. */
  readonly alike: ReadonlySet<string>;
};

export type ValueLook = Columns & {
  readonly width: number;
  readonly colored: boolean;
  readonly chosen: 'selected' | 'selected-idle' | undefined;
};

const leastBar = 6;
const failuresFrom = 60;

export function measureValues(lines: readonly FacetLine[], width: number): Columns {
  const values = lines.filter(line => line.kind === 'value');
  const most = new Map<string, number>();
  for (const {field, tally} of values) most.set(field, Math.max(most.get(field) ?? 1, tally?.count ?? 0));
  const counts = Math.max(5, ...[...most.values()].map(value => count(value).length));
  const failed = width >= failuresFrom ? counts + 2 : 0;
  const bar = Math.max(leastBar, Math.floor(width / 5));
  const text = Math.max(4, width - 2 - 1 - bar - 1 - counts - (failed > 0 ? failed + 1 : 0) - 1);
  return {text, bar, count: counts, failed, most, alike: alikeTexts(values, text)};
}

export function paintValue(line: ValueLine, look: ValueLook, brush: Brush): string {
  const {chosen, width} = look;
  const shown = textOf(line);
  const bar = barOf(line, look);
  // Where one looks, the whole text counts more than the bar.
  const isWhole = chosen !== undefined && cellWidth(shown) > look.text;
  const cut = isWhole || look.alike.has(shown) ? fitMiddle : fit;
  const drawn = isWhole ? [] : [piece('text', ' '), ...bar];
  const painted: Line = [
    piece('accent', `${line.filtered === undefined ? ' ' : signs[line.filtered]} `),
    piece(roleOf(line), marked(line, shown, isWhole ? look.text + look.bar + 1 : look.text, cut)),
    ...drawn,
    ...figures(line, look),
  ];
  if (chosen === undefined) return paintLine(painted, width, brush);
  return brush(chosen, painted.map(part => part.text).join(''));
}

const signs = {for: '+', out: '-'} as const;

function textOf({field, value}: ValueLine): string {
  return value === undefined ? `no ${findField(field)?.label ?? field}` : safeText(String(value));
}

/** Where all failed, a sign says so beside the colour. */
function marked(line: ValueLine, text: string, width: number, cut: typeof fit): string {
  if (roleOf(line) !== 'failed') return cut(text, width);
  return fit(`${cut(text, Math.min(cellWidth(text), width - 2))} ✗`, width);
}

function roleOf({value, isLeftOut, tally}: ValueLine): 'muted' | 'failed' | 'text' {
  if (value === undefined || isLeftOut) return 'muted';
  return tally !== undefined && tally.failed > 0 && tally.failed === tally.count ? 'failed' : 'text';
}

/** What failed stands at the end of the bar; a share of less than a cell is told by a mixed one. */
function barOf({field, tally, isLeftOut}: ValueLine, {bar, most, colored}: ValueLook): Line {
  const {count: all, failed} = tally ?? {count: 0, failed: 0};
  const length = Math.ceil((all / (most.get(field) ?? 1)) * bar);
  const isPartly = failed > 0 && failed < all;
  const cells = Math.min(isPartly ? length - 1 : length, Math.round((failed / Math.max(1, all)) * length));
  const mixed = isPartly && cells === 0 ? 1 : 0;
  const part = (role: Role, hatching: string, cells: number) =>
    piece(isLeftOut ? 'muted' : role, (colored && !isLeftOut ? '▆' : hatching).repeat(cells));
  return [
    part('bar', '▆', length - cells - mixed),
    part('bar-mixed', '▓', mixed),
    part('bar-failed', '▒', cells),
    piece('text', ' '.repeat(bar - length)),
  ];
}

function figures({tally, isLeftOut}: ValueLine, columns: ValueLook): Line {
  const all = fitRight(tally === undefined ? '' : count(tally.count), columns.count);
  const failures = tally === undefined || tally.failed === 0 ? '' : `✗ ${count(tally.failed)}`;
  return [
    piece('muted', ` ${all}`),
    ...(columns.failed === 0 ? [] : [piece(isLeftOut ? 'muted' : 'failed', ` ${fitRight(failures, columns.failed)}`)]),
    piece('text', ' '),
  ];
}

function alikeTexts(values: readonly ValueLine[], width: number): ReadonlySet<string> {
  const texts = values.map(textOf).filter(text => cellWidth(text) > width);
  const groups = Map.groupBy(texts, text => fit(text, width));
  return new Set([...groups.values()].filter(group => group.length > 1).flat());
}
