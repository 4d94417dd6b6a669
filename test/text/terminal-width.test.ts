import assert from 'node:assert/strict';
import {test} from 'node:test';
import {cellWidth} from '../../source/text/cells.ts';
import {safeText} from '../../source/text/safe-text.ts';
import {createEmulator} from '../helpers/emulator.ts';

/** Scripts in which people are named, and what they put beside it. */
const texts: readonly string[] = [
  ...['鍵管理者', 'カギ ｶﾞｷﾞ ガ', '한글 \u1112\u1161\u11ab', 'नमस्ते क्षत्रिय', 'น้ำทำกำ', 'ສະບາຍດີ ກຳ', 'தமிழ் க்ஷ', 'বাংলা ক্ত'],
  ...['עברית שָׁלוֹם', 'العربية مُحَمَّد ﷺ', 'Việt Nam', 'e\u0301\u0302 n\u0303', 'Ελληνικά Ёлка', 'ខ្មែរ', 'မြန်မာ', 'ქართული'],
  ...[
    '👩‍👩‍👧 👨‍⚕️ 🧑🏻‍🚀',
    '🏳️‍🌈 🇩🇪 🇩',
    '👍🏽 ❤️ ❤ ☎️ 1️⃣',
    '🫠 🥱 🔑 🛡️',
    '①②③ ½ ± × · … — “x” €',
    '\u0301x',
    'z\u0301\u0302\u0303\u0304\u0305\u0306',
  ],
  ...['a\u200bb\u2060c\ufeffd', 'a\u202eb\u2066c', '\t|\x1b|\x7f|\x9b'],
];

const rows = 200;

/** How many cells each text fills. */
async function filled(lines: readonly string[]): Promise<readonly number[]> {
  const emulator = createEmulator(200, rows);
  const widths: number[] = [];
  for (let first = 0; first < lines.length; first += rows) {
    const shown = lines.slice(first, first + rows);
    const drawn = shown.map((line, row) => `\x1b[${row + 1}H\x1b[K${line}\x1b[7m|\x1b[m`);
    await new Promise<void>(resolve => emulator.write(drawn.join(''), resolve));
    for (const row of shown.keys()) {
      const cells = emulator.buffer.active.getLine(row)!;
      widths.push(Array.from({length: 200}, (_, x) => x).find(x => cells.getCell(x)!.isInverse() !== 0)!);
    }
  }
  return widths;
}

test('Texts fill as many cells of a terminal as we reckon', async () => {
  const safe = texts.map(text => safeText(text));
  assert.deepEqual(await filled(safe), safe.map(cellWidth));
});

test('So does every character that a name may have', async () => {
  const characters = Array.from({length: 0x1ffff - 0x20}, (_, index) => index + 0x20)
    .filter(code => !isLeftOut(code))
    .map(code => String.fromCodePoint(code))
    // Marks of scripts that the emulator has not heard of are in no name.
    .filter(character => !/\p{M}/u.test(character));
  const safe = characters.map(character => safeText(`a${character}b`));
  const wrong = (await filled(safe)).flatMap((width, index) =>
    width === cellWidth(safe[index]!) ? [] : [safe[index]],
  );
  assert.deepEqual(wrong, []);
});

/** Surrogates, old inscriptions, and most of the thousands that are all alike. */
function isLeftOut(code: number): boolean {
  if ((code >= 0xd800 && code < 0xe000) || (code >= 0x11000 && code < 0x12000)) return true;
  const isAlike = [
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0xac00, 0xd7a3],
    [0x12000, 0x1afff],
  ].some(([from, to]) => code >= from! && code <= to!);
  return isAlike && code % 97 !== 0;
}
