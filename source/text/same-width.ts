// Characters on whose width terminals disagree, by their age and by what they know of scripts, are written another way.

/** Up to here no character is in doubt. */
const western =
  /^[\x20-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u2193\u2400-\u2421\u2500-\u259f\ufffd]*$/;

/** Wide for some, narrow for others: emoji and signs that came after Unicode 11. */
const disputed =
  /[\u0d4e\u2630-\u2637\u268a-\u268f\u2ffc-\u2fff\u31bb-\u31bf\u31e4\u31e5\u31ef\u4dc0-\u4dff\u{16ff0}-\u{16ff6}\u{187f8}-\u{191d2}\u{1aff0}-\u{1affe}\u{1b11f}-\u{1b168}\u{1d300}-\u{1d376}\u{1f1ae}\u{1f6d6}-\u{1f6df}\u{1f6fb}\u{1f6fc}\u{1f7da}\u{1f7f0}\u{1f90c}\u{1f93b}\u{1f946}\u{1f972}\u{1f977}-\u{1f979}\u{1f9a3}\u{1f9a4}\u{1f9ab}-\u{1f9ad}\u{1f9cb}\u{1f9cc}\u{1fa74}-\u{1faff}]/gu;

/** Signs that make one shape of the letters beside them, which some terminals count as one and others as two. */
const linkers =
  /[\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u1039\u17d2\u1a60\u1b44\u1bab\ua9c0\uaaf6\u{10a3f}\u{11133}\u{1193e}\u{11a47}\u{11a99}\u{11f42}](?=\p{L})/gu;

/** Parts of Korean syllables and whole ones; parts that make no whole are in doubt. */
const syllables = /[\u1100-\u11ff\uac00-\ud7ff]+/g;
const syllableParts = /[\u1160-\u11ff\ud7b0-\ud7ff]/g;

/** More marks on one letter say nothing. */
const manyMarks = /(\p{M}{4})\p{M}+/gu;

export function sameWidth(text: string): string {
  if (western.test(text)) return text;
  return (
    text
      .replace(syllables, parts => parts.normalize('NFC').replace(syllableParts, '·'))
      // Vowels of Thai and Lao that are a mark and a letter.
      .replaceAll('\u0e33', '\u0e4d\u0e32')
      .replaceAll('\u0eb3', '\u0ecd\u0eb2')
      .replace(linkers, '·')
      .replace(disputed, '□')
      .replace(manyMarks, '$1')
      // A mark at the start would stand on whatever comes before the text.
      .replace(/^\p{M}/u, '◌$&')
  );
}
