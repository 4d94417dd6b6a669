import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Opened} from '../../source/screen/layout.ts';
import {closed, draw} from './draw-layout.ts';

const withTails = (tails: number, opened: Partial<Opened> = {}): Opened => ({...closed, tails, ...opened});

/** Such panes beside each other, each so wide. */
const top = (...panes: readonly (readonly [string, number])[]) =>
  panes.map(([name, width]) => `┌${name.padEnd(width - 2, '─')}┐`).join('');
const sides = (...widths: readonly number[]) => widths.map(width => `│${' '.repeat(width - 2)}│`).join('');
const bottom = (...widths: readonly number[]) => widths.map(width => `└${'─'.repeat(width - 2)}┘`).join('');

function block(height: number, ...panes: readonly (readonly [string, number])[]): string {
  const widths = panes.map(([, width]) => width);
  return [top(...panes), ...Array.from({length: height - 2}, () => sides(...widths)), bottom(...widths)].join('\n');
}

/** Header, search line and timeline above, the footer below. */
function screen(columns: number, ...blocks: readonly string[]): string {
  const line = (name: string) => name.padEnd(columns, '·');
  return [line('header'), line('search'), block(3, ['timeline', columns]), ...blocks, line('footer')].join('\n');
}

test('A tail lies under the list', () => {
  assert.equal(draw(120, 40, withTails(1)), screen(120, block(28, ['events', 120]), block(6, ['tail-1', 120])));
});

test('Two tails share a row, a third has one of its own, four lie two by two', () => {
  const pair = (height: number, width: number, first: 1 | 3) =>
    block(height, [`tail-${first}`, width], [`tail-${first + 1}`, width]);
  assert.equal(draw(120, 40, withTails(2)), screen(120, block(28, ['events', 120]), pair(6, 60, 1)));
  assert.equal(
    draw(120, 40, withTails(3)),
    screen(120, block(22, ['events', 120]), pair(6, 60, 1), block(6, ['tail-3', 120])),
  );
  assert.equal(
    draw(200, 60, withTails(4, {detail: true})),
    screen(200, block(34, ['events', 110], ['detail', 90]), pair(10, 100, 1), pair(10, 100, 3)),
  );
});

test('In a narrow terminal tails lie one under the other, as long as each has room for three events', () => {
  assert.equal(
    draw(80, 40, withTails(2)),
    screen(80, block(22, ['events', 80]), block(6, ['tail-1', 80]), block(6, ['tail-2', 80])),
  );
  assert.equal(draw(80, 40, withTails(4)), screen(80, block(33, ['events', 80]), 'tails'.padEnd(80, '·')));
});

test('In a small terminal tails are told of in a line, and the focused one takes the place of the list', () => {
  const small = (name: string) =>
    `header··································
search··································
${block(6, [name, 40])}
tails···································
footer··································`;
  assert.equal(draw(40, 10, withTails(3)), small('events'));
  assert.equal(draw(40, 10, withTails(3, {detail: true})), small('detail'));
  assert.equal(draw(40, 10, withTails(3, {focus: 'tail', tail: 2})), small('tail-3'));
});

test('Alone, a tail has all of the middle, and the others are told of in a line', () => {
  const alone = (name: string) => screen(120, block(33, [name, 120]), 'tails'.padEnd(120, '·'));
  assert.equal(draw(120, 40, withTails(2, {arrangement: 'alone', focus: 'tail', tail: 1})), alone('tail-2'));
  assert.equal(draw(120, 40, withTails(2, {arrangement: 'alone'})), alone('events'));
});
