// Makes log text harmless: what could command a terminal, hide or reorder text is shown as a sign of its own.
import {sameWidth} from './same-width.ts';

/** Printable ASCII, which is nearly all log text, needs no look. */
const plain = /^[\x20-\x7e]*$/;

/** What glues characters to one another: terminals disagree on the width of the result. */
const joiners = /[\u200d\u20e3\u{e0000}-\u{e007f}]|\p{Variation_Selector}|\p{Emoji_Modifier}/gu;

/** Controls (C0, DEL, C1), bidirectional and zero-width characters, line and paragraph separators. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * The text without anything that acts on a terminal: C0 controls and DEL become their pictures (`␛`), a tab a blank,
 * other invisible characters `·`; joiners, variation selectors and skin tones are left out; lone surrogates become `�`.
 * What is left is as wide on every terminal.
 */
export function safeText(text: string): string {
  if (plain.test(text)) return text;
  return sameWidth(text.toWellFormed().replace(joiners, '').replace(unsafe, sign));
}

function sign(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x09) return ' ';
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '␡';
  return '·';
}
