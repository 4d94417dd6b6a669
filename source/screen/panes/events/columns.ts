// The columns of the list: which of them fit, and how wide each is.
import type {Row} from '../../../engine/engine.ts';
import {type FieldName, fields} from '../../../event/fields.ts';
import {isSensitive} from '../../../event/operations.ts';
import {cellWidth, fit} from '../../../text/cells.ts';
import {count, day, millisecond, second} from '../../paint/words.ts';
import type {State} from '../../state/state.ts';
import type {Role} from '../../theme/themes.ts';

/** What the list has to tell apart: without several days there is no date, without several HSMs no name of one. */
export type Variety = {readonly days: boolean; readonly resources: boolean};

export type Column = {
  readonly field: FieldName;
  readonly label: string;
  /** The widths that it looks well at, the least first. */
  readonly widths: readonly number[];
  readonly right?: boolean;
  readonly role: (row: Row) => Role;
  readonly text: (row: Row, width: number) => string;
  /** The field whose value the cell shows, where that is not always the column's own. */
  readonly shows?: (row: Row) => FieldName;
};

export type PlacedColumn = Column & {readonly width: number};

/** Cells between two columns. */
export const gap = 2;

const known: readonly Column[] = [
  {field: 'time', label: 'time', widths: [13], role: () => 'muted', text: timeText},
  {field: 'op', label: 'operation', widths: [16, 22], role: outcomeRole, text: operationText},
  {field: 'status', label: 'status', widths: [6], role: outcomeRole, text: statusText},
  {field: 'caller', label: 'caller', widths: [13, 19, 26, 34], role: () => 'text', text: row => value(row, 'caller')},
  {
    field: 'key',
    label: 'object',
    widths: [12, 20, 30],
    role: () => 'name',
    text: objectText,
    shows: row => (value(row, 'key') === '' && value(row, 'uri') !== '' ? 'uri' : 'key'),
  },
  {field: 'ms', label: 'ms', widths: [6], right: true, role: () => 'muted', text: row => value(row, 'ms')},
  {field: 'ip', label: 'address', widths: [15], role: () => 'muted', text: row => value(row, 'ip')},
  {field: 'client', label: 'client', widths: [14, 24, 40], role: () => 'muted', text: row => value(row, 'client')},
  {field: 'hsm', label: 'HSM', widths: [12, 16], role: () => 'muted', text: row => value(row, 'hsm')},
];

/** Every field has a column; those not made for the list look plain. */
export const allColumns: readonly Column[] = fields.map(
  ({name, label}) =>
    known.find(({field}) => field === name) ?? {
      field: name,
      label,
      widths: [12, 24, 36],
      role: () => 'muted',
      text: row => value(row, name),
    },
);

/** Every mention gives a column its next width, as long as there is room: the first ones are the ones never missed. */
const plan: readonly FieldName[] = [
  ...(['time', 'op', 'status', 'caller', 'key', 'caller', 'ms', 'ip'] as const),
  ...(['caller', 'key', 'op', 'time', 'hsm', 'client', 'client', 'caller', 'key', 'hsm', 'client'] as const),
];

/** In which order the list has them. */
export const defaultColumns: readonly FieldName[] = known.map(({field}) => field);

/**
 * The columns that fit into `width` cells, each at a width that it looks well at: those that the user chose, in that
 * order, else those that `variety` gives a meaning.
 */
export function placeColumns(
  width: number,
  variety: Variety,
  chosen: readonly FieldName[] | undefined,
): readonly PlacedColumn[] {
  const order = chosen ?? defaultColumns.filter(field => field !== 'hsm' || variety.resources);
  const columns = order.map(field => widened(allColumns.find(column => column.field === field)!, variety));
  const levels = new Map<FieldName, number>();
  let left = width + gap;
  for (const field of chosen === undefined ? plan : [...chosen, ...chosen, ...chosen, ...chosen]) {
    const level = (levels.get(field) ?? -1) + 1;
    const widths = columns.find(column => column.field === field)?.widths ?? [];
    const more = (widths[level] ?? Number.POSITIVE_INFINITY) - (level === 0 ? -gap : widths[level - 1]!);
    if (more > left) continue;
    levels.set(field, level);
    left -= more;
  }
  return columns.flatMap(column => {
    const level = levels.get(column.field);
    return level === undefined ? [] : [{...column, width: column.widths[level]!}];
  });
}

export function variety({holdings}: State): Variety {
  const {first, last, resources = []} = holdings ?? {};
  return {days: first !== undefined && last !== undefined && day(first) !== day(last), resources: resources.length > 1};
}

/** Over several days a time has a date. */
function widened(column: Column, {days}: Variety): Column {
  return column.field === 'time' && days ? {...column, widths: [16, 20]} : column;
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

/** `▲` marks an operation that destroys, exports or gives rights, without colours too. */
function operationText(row: Row, width: number): string {
  const operation = value(row, 'op');
  return isSensitive(operation) ? `${fit(operation, Math.min(cellWidth(operation), width - 2))} ▲` : operation;
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
