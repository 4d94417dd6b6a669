// What our own renderer sends to a terminal, and nothing else: a strict reader of raw output.
import assert from 'node:assert/strict';

const sequences: readonly RegExp[] = [
  // Styles.
  /\x1b\[[\d;]*m/y,
  // The cursor: up, down, to a line below, to a column, home.
  /\x1b\[\d*[ABCEG]/y,
  /\x1b\[(?:\d+(?:;\d+)?)?H/y,
  // Erase to the end of the line, the line, some cells, to the end of the screen.
  /\x1b\[\d+X/y,
  /\x1b\[[012]?K/y,
  /\x1b\[[02]?J/y,
  // Modes: alternate screen, cursor, synchronised output, wrapping, marks around pastes, mouse.
  /\x1b\[\?(?:1049|25|2026|7|2004|1000|1006)[hl]/y,
];

/** Nothing invisible, nothing that commands or reorders; text as wide as it looks. */
const harmless = /(?![\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}])./uy;

/** What switches bold and dim, underline, reversed video, colour and ground off, or all of them. */
const switchedOff = ['', '0', '22', '24', '27', '39', '49'];

/** Fails at the first thing in the output that is not ours. `styles` are those of the theme, as the codes that make them. */
export function assertOnlyOurs(output: string, styles: ReadonlySet<string>): void {
  const codes = new Set([...switchedOff, ...[...styles].flatMap(codesOf)]);
  let at = 0;
  while (at < output.length) {
    if (output[at] === '\n') at++;
    else if (output[at] === '\x1b') {
      const sequence = sequences.map(form => match(form, output, at)).find(found => found !== undefined);
      assert.ok(sequence !== undefined, `not ours: ${context(output, at)}`);
      const isOurs = !sequence.endsWith('m') || codesOf(sequence).every(code => codes.has(code));
      assert.ok(isOurs, `no style of the theme: ${context(output, at)}`);
      at += sequence.length;
    } else {
      const character = match(harmless, output, at);
      assert.ok(character !== undefined, `not harmless: ${context(output, at)}`);
      at += character.length;
    }
  }
}

/** What a style is made of: `1`, `38;2;16;32;58`. */
function codesOf(style: string): readonly string[] {
  const codes = style.slice(2, -1);
  return codes.match(/[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|\d+/g) ?? [codes];
}

function match(form: RegExp, text: string, at: number): string | undefined {
  form.lastIndex = at;
  return form.exec(text)?.[0];
}

const context = (output: string, at: number): string =>
  `${JSON.stringify(output.slice(Math.max(0, at - 30), at))} before ${JSON.stringify(output.slice(at, at + 30))}`;
