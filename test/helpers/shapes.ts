// One fixture for each shape and oddity of audit logs, with what is in it.
import {fileURLToPath} from 'node:url';

export const shapesFolder = fileURLToPath(new URL('../fixtures/shapes', import.meta.url));

export const shapes: readonly {readonly file: string; readonly events: number; readonly unreadable: number}[] = [
  {file: 'array-one-line.json', events: 3, unreadable: 0},
  {file: 'array-pretty.json', events: 2, unreadable: 0},
  {file: 'azure-diagnostics-lines.json', events: 2, unreadable: 0},
  {file: 'azure-diagnostics.csv', events: 2, unreadable: 0},
  {file: 'blank.json', events: 0, unreadable: 0},
  {file: 'byte-order-mark.json', events: 2, unreadable: 0},
  {file: 'cut-array.json', events: 1, unreadable: 1},
  {file: 'cut-in-the-middle.json', events: 3, unreadable: 2},
  {file: 'cut.csv', events: 1, unreadable: 1},
  {file: 'cut.json', events: 2, unreadable: 1},
  {file: 'empty.json', events: 0, unreadable: 0},
  {file: 'garbage-lines.json', events: 3, unreadable: 3},
  {file: 'hostile.json', events: 2, unreadable: 0},
  {file: 'hsm-lines-mixed-ends.json', events: 3, unreadable: 0},
  {file: 'hsm-lines.json', events: 3, unreadable: 0},
  {file: 'invalid-utf8.json', events: 2, unreadable: 0},
  {file: 'log-analytics-lines.json', events: 2, unreadable: 0},
  {file: 'log-analytics-query-output.json', events: 2, unreadable: 0},
  {file: 'log-analytics.csv', events: 3, unreadable: 0},
  {file: 'masked.json', events: 2, unreadable: 0},
  {file: 'not-records.json', events: 1, unreadable: 4},
  {file: 'nul-bytes.json', events: 2, unreadable: 2},
  {file: 'outcomes.json', events: 4, unreadable: 0},
  {file: 'several-pretty.json', events: 2, unreadable: 0},
  {file: 'single-pretty.json', events: 1, unreadable: 0},
  {file: 'vault-lines.json', events: 4, unreadable: 0},
  {file: 'wrapper-lines.json', events: 3, unreadable: 0},
  {file: 'wrapper-one-line.json', events: 2, unreadable: 0},
  {file: 'wrapper-pretty.json', events: 2, unreadable: 0},
];
