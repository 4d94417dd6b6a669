// CSV as RFC 4180 has it, with a heading, and harmless: a log is written by whoever calls, a spreadsheet runs formulas.
import {type Options, stringify} from 'csv-stringify/sync';
import {safeText} from '../../text/safe-text.ts';
import type {Format} from './columns.ts';

export const csvFormat: Format = headings => {
  let header = true;
  return rows => {
    const text = stringify(rows as unknown[][], {...options, header, columns: headings.map(({name}) => name)});
    header = false;
    return text;
  };
};

const options: Options = {
  record_delimiter: 'windows',
  // A `'` before = + - @ and their wide forms, unless the cell is a number.
  escape_formulas: true,
  cast: {string: harmless, boolean: String},
};

/** A row stays a line, and a blank or sign that was a tab or a line's end still says that the cell is text. */
function harmless(text: string): string {
  return /^[\t\r\n]/.test(text) ? `'${safeText(text)}` : safeText(text);
}
