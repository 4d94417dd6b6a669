// A table in Markdown (GitHub's), for tickets and reports: what a log holds is shown, never taken for markup.
import {safeText} from '../../text/safe-text.ts';
import type {Cell, Format} from './columns.ts';

export const markdownFormat: Format = headings => {
  let head = `${line(headings.map(({label}) => label))}${line(headings.map(({isNumber}) => (isNumber ? '--:' : '---')))}`;
  return rows => {
    const text = head + rows.map(row => line(row.map(literal))).join('');
    head = '';
    return text;
  };
};

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** What means something in a cell, and what would make a link of an address. */
const markup = /[\\`*_[\]<>|~&$]|:(?=\/\/)|(?<=www)\./gi;

/** What means nothing to Markdown, and nothing to a terminal. */
export function literal(cell: Cell): string {
  return safeText(String(cell ?? '')).replace(markup, '\\$&');
}
