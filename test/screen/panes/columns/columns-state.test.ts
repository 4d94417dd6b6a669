import {test} from 'node:test';
import {defaultColumns} from '../../../../source/screen/panes/events/columns.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {emptyState, play} from '../../state/script.ts';

const move = (rows: number): Action => ({type: 'columns-moved', by: {rows}});
const toggle: Action = {type: 'column-toggled'};
const shift = (by: 1 | -1): Action => ({type: 'column-shifted', by});

const view = ({overlay, columns, notice}: State) => ({
  at: overlay?.kind === 'columns' ? overlay.selected : undefined,
  chosen: columns.chosen,
  notice,
});

const [time, op, ...others] = defaultColumns;

test('A column is hidden and shown again, at the end, and the choice stays after it is closed', () => {
  play(emptyState(), view, [
    [{type: 'columns-opened'}, {at: 0, chosen: undefined}],
    [move(1), {at: 1}],
    [toggle, {at: 8, chosen: [time, ...others]}],
    [toggle, {at: 8, chosen: [time, ...others, op]}],
    [{type: 'level-closed'}, {at: undefined, chosen: [time, ...others, op]}],
  ]);
});

test('A column goes before its neighbour, and no further than the ends', () => {
  play(emptyState(), view, [
    [{type: 'columns-opened'}, {}],
    [move(1), {}],
    [shift(-1), {at: 0, chosen: [op, time, ...others]}],
    [shift(-1), {at: 0, chosen: [op, time, ...others]}],
    [shift(1), {at: 1, chosen: [time, op, ...others]}],
    [{type: 'columns-reset'}, {chosen: undefined}],
  ]);
});

test('The last column stays', () => {
  const one = {...emptyState(), columns: {chosen: ['op'] as const, cell: undefined}};
  play(one, view, [
    [{type: 'columns-opened'}, {at: 0}],
    [toggle, {chosen: ['op'], notice: 'The list needs a column.'}],
  ]);
});
