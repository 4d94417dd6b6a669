// JSON Lines: one row a line, a cell under the name of its column.
import type {Format} from './columns.ts';

export const jsonFormat: Format = headings => rows =>
  rows
    .map(row => Object.fromEntries(headings.map(({name}, index) => [name, row[index]])))
    .map(jsonLine)
    .join('');

/** JSON escapes only the controls below U+0020; a terminal acts on these, too. */
const harmful = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/** The object as a line of JSON that no terminal acts on. */
export function jsonLine(object: object): string {
  const line = JSON.stringify(object);
  return `${line.replace(harmful, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)}\n`;
}
