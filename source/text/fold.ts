// Case folding: the one way in which texts are compared without regard to case.

/**
 * Unicode simple case folding: one code point stays one code point, so that what is included, begins or ends a text
 * does so folded as well. `ß`, `İ` and `ı` stay as they are.
 */
export function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldCharacter(character);
  return folded;
}

const isAscii = /^[\0-\x7f]*$/;

/** Upper first: `ς`, `ſ` and `ϐ` have the capitals of `σ`, `s` and `β`. Only the dotless `ı` shares one and is another letter. */
function foldCharacter(character: string): string {
  if (character === 'ı') return character;
  const upper = orElse(character.toUpperCase(), character);
  return orElse(upper.toLowerCase(), upper);
}

function orElse(mapped: string, character: string): string {
  return [...mapped].length === 1 ? mapped : character;
}
