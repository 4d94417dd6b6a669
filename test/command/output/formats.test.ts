// The output formats: what is printed is read back as it was, whatever a log holds, and harms neither terminal nor reader.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parse} from 'csv-parse/sync';
import fc from 'fast-check';
import type {Cell, Format, Heading} from '../../../source/command/output/columns.ts';
import {type OutputName, outputs} from '../../../source/command/output/outputs.ts';
import {cellWidth} from '../../../source/text/cells.ts';
import {safeText} from '../../../source/text/safe-text.ts';

const hostile = fc.oneof(
  fc.string({unit: 'binary', maxLength: 12}),
  fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', "'", 'a', ' ', '\u200d', '＝'),
    maxLength: 5,
  }),
  fc.string({
    unit: fc.constantFrom('|', '\\', '`', '*', '_', '[', ']', '(', ')', '<', '>', '&', '$', 'a', ' '),
    maxLength: 8,
  }),
  fc.constantFrom(
    "=cmd|' /C calc'!A0",
    '\u001b]0;owned\u0007\u009b31m\u202e',
    '<img src=x onerror=alert(1)>',
    'https://evil.example www.evil.example',
    '鍵管理者',
  ),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  {weight: 4, arbitrary: hostile},
  fc.integer(),
  fc.boolean(),
  fc.constant<Cell>(undefined),
);
const headings: readonly Heading[] = [
  {name: 'caller', label: 'caller'},
  {name: 'status', label: 'status', isNumber: true},
  {name: 'client', label: 'user agent'},
];
const tables = fc.array(fc.tuple(cell, cell, cell), {minLength: 1, maxLength: 6});

const names = Object.keys(outputs) as readonly OutputName[];
const formats = new Map<OutputName, Format>();
for (const name of names) formats.set(name, await outputs[name].load());

function print(name: OutputName, rows: readonly (readonly Cell[])[], width?: number): string {
  return formats.get(name)!(headings, width)(rows);
}

function text(cell: Cell): string {
  return safeText(String(cell ?? ''));
}

test('CSV is read back cell by cell; only what a spreadsheet would run has a sign before it', () => {
  fc.assert(
    fc.property(tables, rows => {
      const [header, ...read] = parse(print('csv', rows), {record_delimiter: '\r\n'}) as string[][];
      assert.deepEqual(
        header,
        headings.map(({name}) => name),
      );
      assert.equal(read.length, rows.length);
      rows.flat().forEach((cell, index) => {
        const found = read.flat()[index]!;
        const runs = typeof cell === 'string' && (/^[=+@\t\r\n-]/.test(cell) || /^[=+@＝＋－＠-]/.test(text(cell)));
        assert.equal(found, `${runs ? "'" : ''}${text(cell)}`);
        if (typeof cell === 'string') assert.doesNotMatch(found, /^[=+@\t\r-]/);
      });
    }),
    {numRuns: 1000},
  );
});

test('Markdown is read back cell by cell, and nothing in a cell is markup', () => {
  fc.assert(
    fc.property(tables, rows => {
      const [, , ...lines] = print('markdown', rows).trimEnd().split('\n');
      assert.equal(lines.length, rows.length);
      lines.forEach((line, index) => {
        const cells = [...line.matchAll(/\| ((?:\\.|[^\\|])*) (?=\|)/g)].map(([, inside]) => inside!);
        assert.deepEqual(
          cells.map(inside => inside.replace(/\\(.)/g, '$1')),
          rows[index]!.map(text),
        );
        for (const inside of cells) assert.doesNotMatch(inside.replace(/\\./g, ''), /[\\`*_[\]<>|~&$]|:\/\/|www\./i);
      });
    }),
    {numRuns: 1000},
  );
});

test('JSON is read back value by value; what a row lacks is left out', () => {
  fc.assert(
    fc.property(tables, rows => {
      const read = print('json', rows)
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line));
      const expected = rows.map(row =>
        Object.fromEntries(
          headings.map(({name}, index) => [name, row[index]]).filter(([, value]) => value !== undefined),
        ),
      );
      assert.deepEqual(read, expected);
    }),
  );
});

test('a table has a line for each row, no wider than the terminal, and loses nothing where there is none', () => {
  fc.assert(
    fc.property(tables, fc.integer({min: 1, max: 60}), (rows, width) => {
      const narrow = print('table', rows, width).split('\n');
      assert.equal(narrow.length, rows.length + 2);
      for (const line of narrow) assert.ok(cellWidth(line) <= width, line);
      const whole = print('table', rows).split('\n').slice(1);
      rows.forEach((row, index) => {
        for (const cell of row) assert.ok(whole[index]!.includes(text(cell).trim()));
      });
    }),
  );
});

test('no format prints a character that acts on a terminal, and pages are printed as if they were one', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), tables, tables, (name, first, second) => {
      const once = print(name, [...first, ...second]);
      assert.doesNotMatch(
        once.replaceAll('\r\n', '\n'),
        /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/,
      );
      // A table's columns are as wide as the first page needs.
      if (name === 'table') return;
      const printer = formats.get(name)!(headings);
      assert.equal(printer(first) + printer([]) + printer(second), once);
    }),
    {numRuns: 500},
  );
});

test('an answer without rows is a heading in CSV and Markdown, and nothing in a table and JSON Lines', () => {
  assert.deepEqual(
    names.map(name => print(name, [])),
    ['', '', 'caller,status,client\r\n', '| caller | status | user agent |\n| --- | --: | --- |\n'],
  );
});
