// Which bytes a record must have for a text to be in it, so that those without need not be looked at.
//
// Three things could make a record say a text without having its bytes, and each is met by a rule:
// - Another character folds to the same letter. Only two outside of ASCII fold into it: the bytes of `ſ` and of the
//   Kelvin sign are needles, too, for a text with `s` or `k`. Texts beyond ASCII are looked for by their ASCII pieces.
// - A value is written with escapes, as JSON may write any character: `\u` is a needle, too, and the characters that
//   have other escapes or are doubled in CSV (`"`, `\`, `/`, controls) are in no needle.
// - A value is made, not written: the text of a number (`2.048e3` says 2048, `1e999` Infinity) or the JSON of an object.
//   For a text that could be either there is no needle.
import type {Value} from '../query/syntax.ts';
import {fold} from '../text/fold.ts';
import type {Needle} from './raw-scan.ts';

/** Of a text that stands in a record as written. */
export function needlesOfText(text: string): readonly Needle[] | undefined {
  const folded = fold(text);
  const piece = longest(folded.split(/[^\0-\x7f]+/));
  return piece === undefined
    ? undefined
    : [{bytes: Buffer.from(piece), proves: piece === folded}, ...lookalikes(piece)];
}

/** Of values at a path, of which a record has at least one. */
export function needlesOfValues(values: readonly Value[]): readonly Needle[] | undefined {
  const pieces = values.map(pieceOf);
  if (!pieces.every(piece => piece !== undefined)) return undefined;
  const needles = pieces.flatMap(piece => [lookAt(piece), ...lookalikes(piece)]);
  return [...needles, lookAt('\\u')];
}

function pieceOf(value: Value): string | undefined {
  const literals =
    value.type === 'equal' ? [value.text] : value.type === 'glob' ? value.pattern.split('*') : ([''] as const);
  const [first = ''] = literals;
  // The JSON of an object has names in it that the record may spell otherwise.
  if (first === '' || first.startsWith('{')) return undefined;
  return longest(
    literals.flatMap(literal => fold(literal).split(/[^ !#-.0-[\]-~]+/)).filter(piece => !isOfNumber(piece)),
  );
}

function isOfNumber(piece: string): boolean {
  return /^[-+.e\d]*$/.test(piece) || '-infinity'.includes(piece);
}

function lookalikes(piece: string): readonly Needle[] {
  const others = {k: '\u212a', s: '\u017f'};
  return Object.entries(others).flatMap(([letter, other]) => (piece.includes(letter) ? [lookAt(other)] : []));
}

function lookAt(text: string): Needle {
  return {bytes: Buffer.from(text), proves: false};
}

function longest(pieces: readonly string[]): string | undefined {
  const found = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), '');
  return found === '' ? undefined : found;
}
