import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createEmulator} from '../helpers/emulator.ts';
import {toSvg} from '../helpers/svg.ts';

async function draw(output: string, columns = 20, rows = 2): Promise<string> {
  const emulator = createEmulator(columns, rows);
  await new Promise<void>(resolve => emulator.write(output, resolve));
  return toSvg(emulator, 'A title');
}

/** Where each word begins and how wide it is, in cells. */
function words(svg: string): readonly (readonly [number, number, string])[] {
  return [...svg.matchAll(/<text x="(\d+)" y="\d+" textLength="(\d+)"[^>]*>([^<]*)</g)].map(match => [
    (Number(match[1]) - 12) / 9,
    Number(match[2]) / 9,
    match[3]!,
  ]);
}

/** The attributes of the group that a word stands in. */
function styleOf(svg: string, word: string): string {
  const group = [...svg.matchAll(/<g ([^>]*)>\n((?:<text.*\n)+)<\/g>/g)].find(match => match[2]!.includes(`>${word}<`));
  return group?.[1] ?? `no ${word}`;
}

test('words stand at their cells and are as wide as them, over single blanks but not over columns', async () => {
  assert.deepEqual(words(await draw('a word   next')), [
    [0, 6, 'a word'],
    [9, 4, 'next'],
  ]);
});

test('a symbol or a wide character stands alone, so that a stranger font moves nothing after it', async () => {
  assert.deepEqual(words(await draw('a▲b 語 c')), [
    [0, 1, 'a'],
    [1, 1, '▲'],
    [2, 1, 'b'],
    [4, 2, '語'],
    [7, 1, 'c'],
  ]);
});

test('markup is text', async () => {
  const svg = await draw('<b>&"x"');
  assert.deepEqual(words(svg), [[0, 7, '&#60;b&#62;&#38;&#34;x&#34;']]);
  assert.ok(!svg.includes('<b>'));
});

test('colours of sixteen, of the cube, grey and true ones, bold, dim and italic are kept', async () => {
  const svg = await draw(
    [
      '\x1b[31mred',
      '\x1b[38;5;208mcube',
      '\x1b[38;5;240mgrey',
      '\x1b[38;2;1;2;3mtrue',
      '\x1b[0;1mbold',
      '\x1b[0;2mdim',
      '\x1b[0;3mitalic',
    ].join(' '),
    60,
  );
  assert.equal(styleOf(svg, 'red'), 'fill="#e5646e"');
  assert.equal(styleOf(svg, 'cube'), 'fill="#ff8700"');
  assert.equal(styleOf(svg, 'grey'), 'fill="#585858"');
  assert.equal(styleOf(svg, 'true'), 'fill="#010203"');
  assert.equal(styleOf(svg, 'bold'), 'fill="#d4d7dd" font-weight="700"');
  assert.equal(styleOf(svg, 'dim'), 'fill="#d4d7dd" fill-opacity="0.6"');
  assert.equal(styleOf(svg, 'italic'), 'fill="#d4d7dd" font-style="italic"');
});

test('inverse swaps the colours, and backgrounds reach under blanks', async () => {
  const svg = await draw('\x1b[7m ab \x1b[0m');
  assert.equal(styleOf(svg, 'ab'), 'fill="#14171c"');
  assert.ok(svg.includes('<path fill="#d4d7dd" d="M12 12h36v18h-36z"/>'));
});

test('an underline is drawn under every cell', async () => {
  assert.ok((await draw('\x1b[4ma  b')).includes('M12 27h36v1h-36z'));
});

test('frames and bars are shapes, not letters', async () => {
  const svg = await draw('─▄▓');
  assert.deepEqual(words(svg), []);
  assert.ok(svg.includes('d="M12 21h9v1h-9zM21 21h9v9h-9z"'));
  assert.ok(svg.includes('fill-opacity="0.75" d="M30 12h9v18h-9z"'));
});

test('the same screen gives the same picture, with its title and no trace of the cursor', async () => {
  const svg = await draw('x');
  assert.equal(svg, await draw('x\x1b[2;5H'));
  assert.match(svg, /^<svg [^>]*>\n<title>A title<\/title>/);
});
