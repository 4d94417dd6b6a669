// The columns of the list: which of them fit, and how wide each is.
import type {Row} from '../../../engine/engine.ts';
import {count, day, millisecond, second} from '../../paint/words.ts';
import type {Role} from '../../theme/themes.ts';

/** What the list has to tell apart: without several days there is no date, without several HSMs no name of one. */
export type Variety = {readonly days: boolean; readonly resources: boolean};

type Column = {
  readonly label: string;
  /** The widths that it looks well at, the least first. */
  readonly widths: readonly number[];
  readonly right?: boolean;
  readonly role: (row: Row) => Role;
  readonly text: (row: Row, width: number) => string;
};

export type PlacedColumn = Column & {readonly width: number};

/** Cells between two columns. */
export const gap = 2;

const columns = ({days, resources}: Variety): readonly Column[] => [
  {label: 'time', widths: days ? [16, 20] : [13], role: () => 'muted', text: timeText},
  {label: 'operation', widths: [16, 22], role: outcomeRole, text: row => value(row, 'op')},
  {label: 'status', widths: [6], role: outcomeRole, text: statusText},
  {label: 'caller', widths: [13, 19, 26, 34], role: () => 'text', text: row => value(row, 'caller')},
  {label: 'object', widths: [12, 20, 30], role: () => 'name', text: objectText},
  {label: 'ms', widths: [6], right: true, role: () => 'muted', text: row => value(row, 'ms')},
  {label: 'address', widths: [15], role: () => 'muted', text: row => value(row, 'ip')},
  {label: 'client', widths: [14, 24, 40], role: () => 'muted', text: row => value(row, 'client')},
  ...(resources
    ? [{label: 'HSM', widths: [12, 16], role: () => 'muted', text: row => value(row, 'hsm')} satisfies Column]
    : []),
];

/** Every mention gives a column its next width, as long as there is room: the first ones are the ones never missed. */
const plan = [
  ...['time', 'operation', 'status', 'caller', 'object', 'caller', 'ms', 'address'],
  ...['caller', 'object', 'operation', 'time', 'HSM', 'client', 'client', 'caller', 'object', 'HSM', 'client'],
];

/** The columns that fit into `width` cells, each at a width that it looks well at. */
export function placeColumns(width: number, variety: Variety): readonly PlacedColumn[] {
  const all = columns(variety);
  const levels = new Map<string, number>();
  let left = width + gap;
  for (const label of plan) {
    const level = (levels.get(label) ?? -1) + 1;
    const widths = all.find(column => column.label === label)?.widths ?? [];
    const more = (widths[level] ?? Number.POSITIVE_INFINITY) - (level === 0 ? -gap : widths[level - 1]!);
    if (more > left) continue;
    levels.set(label, level);
    left -= more;
  }
  return all.flatMap(column => {
    const level = levels.get(column.label);
    return level === undefined ? [] : [{...column, width: column.widths[level]!}];
  });
}

/** `Oct 06 19:52:39.763`, of which as much as there is room for; `~` where the time is its neighbour's. */
export function timeText({time}: Row, width: number): string {
  const date = `${day(time.milliseconds)} `;
  const clock = width >= 20 || width < 16 ? millisecond(time.milliseconds) : second(time.milliseconds);
  return `${width >= 16 ? date : ''}${clock}${time.assumed ? '~' : ''}`;
}

/** The last part of a path is what tells objects apart; with a key's name that is at hand. */
function objectText(row: Row): string {
  const key = value(row, 'key');
  if (key !== '') return key;
  const uri = value(row, 'uri');
  return URL.parse(uri)?.pathname ?? uri;
}

function statusText(row: Row): string {
  return `${row.outcome === 'failed' ? '✗' : ' '} ${value(row, 'status')}`;
}

function outcomeRole({outcome}: Row): Role {
  if (outcome === 'failed') return 'failed';
  return outcome === 'challenge' ? 'muted' : 'text';
}

function value(row: Row, field: keyof Row['values']): string {
  const found = row.values[field];
  return typeof found === 'number' ? (field === 'ms' ? count(Math.round(found)) : String(found)) : (found ?? '');
}
