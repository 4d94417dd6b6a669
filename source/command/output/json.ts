// JSON Lines: one event a line, a field under its name in the query language.
import type {Row} from '../../engine/engine.ts';
import {formatInstant} from '../../event/instant.ts';

export function printJson(rows: readonly Row[]): string {
  return rows
    .map(({id, time, outcome, problem, values}) =>
      harmless(
        JSON.stringify({
          time: formatInstant(time),
          ...(time.assumed ? {timeAssumed: true} : {}),
          outcome,
          ...(problem === undefined ? {} : {problem}),
          ...values,
          blob: id.blob,
          offset: id.offset,
        }),
      ),
    )
    .map(line => `${line}\n`)
    .join('');
}

/** JSON escapes only the controls below U+0020; a terminal acts on these, too. */
const harmful = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

function harmless(line: string): string {
  return line.replace(harmful, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
