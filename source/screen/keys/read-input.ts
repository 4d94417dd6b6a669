// Makes keys, pastes and mouse reports of what a terminal sends, however that is cut into chunks.

import {nameOfCharacter} from './key-name.ts';
import {nameOfSequence, withAlt} from './key-sequences.ts';
import {type MouseReport, mouseReport} from './mouse-report.ts';

export type Input =
  | {readonly type: 'key'; readonly name: string}
  | {readonly type: 'paste'; readonly text: string}
  | ({readonly type: 'mouse'} & MouseReport)
  /** The colour of the terminal's ground, where it was asked for; parts of 1. */
  | {readonly type: 'ground'; readonly red: number; readonly green: number; readonly blue: number};

export type InputReader = {
  readonly read: (chunk: string) => readonly Input[];
  /** Milliseconds to wait for the rest of what has begun; `undefined` where nothing has. */
  readonly patience: () => number | undefined;
  /** The rest did not come: what was held back stands for itself. */
  readonly flush: () => readonly Input[];
};

/** A lone escape might begin a longer key: the rest of that comes at once. */
const keyPatience = 20;
/** The end of a paste that got lost must not hold the keys for ever. */
const pastePatience = 1000;

const pasteStart = '\x1b[200~';

/** Whole forms, in the order in which they are tried. */
const forms: readonly {readonly form: RegExp; readonly input: (parts: RegExpExecArray) => Input | undefined}[] = [
  {form: /\x1b\[200~([\s\S]*?)\x1b\[201~/y, input: ([, text]) => ({type: 'paste', text: text!})},
  {
    form: /\x1b\[<(\d+);(\d+);(\d+)([Mm])/y,
    input: ([, button, column, row, end]) => {
      const report = mouseReport(Number(button), Number(column), Number(row), end === 'M');
      return report && {type: 'mouse', ...report};
    },
  },
  {
    form: /\x1b\]11;rgba?:([\da-f]+)\/([\da-f]+)\/([\da-f]+)[^\x07\x1b]*(?:\x07|\x1b\\)/iy,
    input: ([, red, green, blue]) => ({type: 'ground', red: part(red!), green: part(green!), blue: part(blue!)}),
  },
  // Other answers of the terminal, which nobody asked for.
  {form: /\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)/y, input: () => undefined},
  {
    form: /\x1b(?!\[200~)(\x1b?)(\[[235678]\$|\[\[(?:[A-E]|\d~)|\[(?!\[)[0-?]*[ -/]*[@-~]|O[\d;]*[@-~])/y,
    input: ([, meta, sequence]) => {
      const name = nameOfSequence(sequence!);
      return name === undefined ? undefined : {type: 'key', name: meta === '' ? name : withAlt(name)};
    },
  },
];

/** What may be the beginning of one of them. */
const beginning = /^(?:\x1b\[200~[\s\S]*|\x1b\x1b?(?:\[\[?[0-?]*[ -/]*|O[\d;]*)?|\x1b[\]P_^X][^\x07\x1b]*\x1b?)$/;

export function createInputReader(): InputReader {
  let pending = '';

  function take(text: string, isAll: boolean): readonly Input[] {
    const inputs: Input[] = [];
    let at = 0;
    while (at < text.length) {
      const next = text.indexOf('\x1b', at);
      const end = next === -1 ? text.length : next;
      inputs.push(...charactersOf(text.slice(at, end)));
      at = end;
      if (at === text.length) break;
      const whole = wholeAt(text, at);
      if (whole !== undefined) {
        if (whole.input !== undefined) inputs.push(whole.input);
        at = whole.end;
      } else if (!isAll && beginning.test(text.slice(at))) break;
      else at = takeEscape(text, at, inputs);
    }
    pending = text.slice(at);
    return inputs;
  }

  return {
    read: chunk => take(pending + chunk, false),
    patience: () => (pending === '' ? undefined : pending.startsWith(pasteStart) ? pastePatience : keyPatience),
    flush: () => {
      // A paste without its end is one all the same.
      if (!pending.startsWith(pasteStart)) return take(pending, true);
      const text = pending.slice(pasteStart.length);
      pending = '';
      return [{type: 'paste', text}];
    },
  };
}

function wholeAt(text: string, at: number): {readonly input: Input | undefined; readonly end: number} | undefined {
  for (const {form, input} of forms) {
    form.lastIndex = at;
    const parts = form.exec(text);
    if (parts !== null) return {input: input(parts), end: form.lastIndex};
  }
  return undefined;
}

/**
 * An escape that begins no sequence: the key itself, or alt with the character behind it. Terminals send the same for
 * alt with a digit and for an escape that a digit follows: it is the latter, so that typing ahead loses no key.
 */
function takeEscape(text: string, at: number, inputs: Input[]): number {
  const next = text.codePointAt(at + 1);
  if (next === undefined || next === 0x1b || /^\d/.test(text.slice(at + 1))) {
    inputs.push({type: 'key', name: 'escape'});
    return at + 1;
  }
  const character = String.fromCodePoint(next);
  inputs.push({type: 'key', name: withAlt(nameOfCharacter(character))});
  return at + 1 + character.length;
}

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Keys that came faster than they were read, as they do over a slow line. `\r\n` is enter once. */
function charactersOf(text: string): readonly Input[] {
  return Array.from(graphemes.segment(text), ({segment}) => ({type: 'key', name: nameOfCharacter(segment)}));
}

/** `ff` and `ffff` are all of it. */
function part(digits: string): number {
  return Number.parseInt(digits, 16) / (16 ** digits.length - 1);
}
