// The columns of an event: the fields of the query language, and what stands beside them.
import type {Row} from '../../engine/engine.ts';
import {type Field, fields} from '../../event/fields.ts';
import {formatInstant} from '../../event/instant.ts';
import type {Column, ColumnChoice} from './columns.ts';

export const eventColumns: readonly Column<Row>[] = [
  {
    name: 'time',
    label: 'time',
    read: ({time}) => formatInstant(time),
    show: ({time}) => (time.assumed ? undefined : formatInstant(time)),
  },
  {name: 'timeAssumed', label: 'time assumed', read: ({time}) => time.assumed || undefined},
  {name: 'outcome', label: 'outcome', read: ({outcome}) => outcome},
  {name: 'problem', label: 'problem', read: ({problem}) => problem},
  ...fields.filter(({type}) => type !== 'time').map(fieldColumn),
  {name: 'blob', label: 'blob', read: ({id}) => id.blob},
  {name: 'offset', label: 'offset', isNumber: true, read: ({id}) => id.offset},
];

const lookedAt = ['time', 'op', 'status', 'caller', 'ip', 'hsm', 'key', 'ms', 'problem'];

/** All columns, or those that were asked for by name. */
export function chooseColumns(names: readonly string[] | undefined): ColumnChoice<Row> {
  const named = (wanted: readonly string[]) => wanted.map(name => eventColumns.find(column => column.name === name)!);
  return names === undefined
    ? {programs: eventColumns, people: named(lookedAt)}
    : {programs: named(names), people: named(names)};
}

function fieldColumn({name, label, type}: Pick<Field, 'name' | 'label' | 'type'>): Column<Row> {
  return {
    name,
    label,
    isNumber: type === 'number',
    read: ({values}) => values[name],
    ...(name === 'op' && {
      show: ({values, problem}) => values.op ?? (problem === undefined ? undefined : 'unreadable'),
    }),
  };
}
