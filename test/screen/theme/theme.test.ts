import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type ColorLevel, createBrush} from '../../../source/screen/theme/brush.ts';
import {
  asksForGround,
  type Ground,
  none,
  type Role,
  type ThemeName,
  themeNames,
} from '../../../source/screen/theme/themes.ts';
import {blindnesses, type Colour, colourOf, contrast, distance, ofHex} from './contrast.ts';

const roles = Object.keys(none) as Role[];
/** What is drawn and not read needs less (WCAG 1.4.11). */
const drawn: readonly Role[] = ['border', 'border-focused', 'bar', 'bar-failed', 'bar-mixed'];

/** What terminals begin with, and what people choose. */
const grounds: {readonly [ground in Ground]: readonly Colour[]} = {
  dark: ['#000000', '#1e1e1e', '#282c34'].map(ofHex),
  light: ['#ffffff', '#f5f5f5', '#fdf6e3'].map(ofHex),
};
const plainText: {readonly [ground in Ground]: Colour} = {dark: ofHex('#d0d0d0'), light: ofHex('#202020')};

type Look = {readonly text: Colour; readonly ground: Colour | undefined};

function lookOf(theme: ThemeName, ground: Ground, colors: ColorLevel, role: Role): Look {
  const codes = [...createBrush(colors, theme, ground)(role, 'x').matchAll(/\x1b\[([\d;]+)m/g)].map(match => match[1]!);
  const text = codes.find(code => /^(?:3[0-8]|9[0-7])(?:;|$)/.test(code));
  const own = codes.find(code => /^(?:4[0-8]|10[0-7])(?:;|$)/.test(code));
  return {
    text: (text === undefined ? undefined : colourOf(text)) ?? plainText[ground],
    ground: own === undefined ? undefined : colourOf(own),
  };
}

const looks = themeNames
  .filter(name => name !== 'none')
  .flatMap(theme =>
    (asksForGround(theme) ? (['dark', 'light'] as const) : [theme as Ground]).flatMap(ground =>
      ([1, 2, 3] as const).map(colors => ({theme, ground, colors})),
    ),
  );

test('Every role is read against its ground, in high contrast better', () => {
  const faint: string[] = [];
  for (const {theme, ground, colors} of looks) {
    // Two bars in one cell: each of them is told from the ground, as it is elsewhere.
    for (const role of roles.filter(role => role !== 'bar-failed-below')) {
      const {text, ground: own} = lookOf(theme, ground, colors, role);
      const wanted = theme === 'high-contrast' ? 7 : drawn.includes(role) ? 3 : 4.5;
      // Sixteen colours are the user's own; high contrast is for grounds that leave room for it.
      const all = colors === 1 || wanted === 7 ? grounds[ground].slice(0, 1) : grounds[ground];
      for (const behind of own === undefined ? all : [own]) {
        const ratio = contrast(text, behind);
        if (ratio < wanted) {
          faint.push(`${theme} on ${ground}, ${colors}: ${role} ${ratio.toFixed(2)} on ${behind}`);
        }
      }
    }
  }
  assert.deepEqual(faint, []);
});

/** What would be a mistake to take for one another. */
const apart: readonly (readonly [Role, Role])[] = [
  ['failed', 'ok'],
  ['bar-failed', 'bar'],
  ['selected-failed', 'selected'],
  ['selected-idle-failed', 'selected-idle'],
  ['failed', 'text'],
  ['failed', 'muted'],
];

test('Who sees no red or no green still tells apart what differs, in the theme made for that', () => {
  for (const {theme, ground, colors} of looks.filter(look => look.theme === 'colour-blind')) {
    for (const blindness of blindnesses) {
      for (const [one, other] of apart) {
        const [left, right] = [one, other].map(role => lookOf(theme, ground, colors, role).text);
        const far = distance(left!, right!, blindness);
        assert.ok(far >= 20, `${one} and ${other} on ${ground} with ${colors}: ${far.toFixed(1)} in ${blindness}`);
      }
    }
  }
});

test('The terminal is asked for its ground only where that makes a difference', () => {
  assert.deepEqual(themeNames.filter(asksForGround), ['auto', 'high-contrast', 'colour-blind']);
});

test('Without colours no theme brings one, and a brush says so', () => {
  for (const theme of themeNames) {
    const brush = createBrush(0, theme);
    assert.equal(brush.plain, true);
    for (const role of roles) assert.doesNotMatch(brush(role, 'x'), /\[(?:[34]\d|9\d|10\d)/);
  }
  assert.equal(createBrush(3, 'none').plain, true);
  assert.equal(createBrush(3).plain, false);
});
