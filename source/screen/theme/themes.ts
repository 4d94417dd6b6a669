// The themes that a user can choose, as a table: each for a dark and a light ground, and for few and for many colours.
import {
  blindDarkPalette,
  blindLightPalette,
  contrastDarkPalette,
  contrastLightPalette,
  darkPalette,
  lightPalette,
  themeOf,
} from './palettes.ts';
import type {Theme} from './roles.ts';
import {
  sixteenBlindDark,
  sixteenBlindLight,
  sixteenContrastDark,
  sixteenContrastLight,
  sixteenDark,
  sixteenLight,
} from './sixteen.ts';

export type {Role, Style, Theme} from './roles.ts';
export {none} from './sixteen.ts';

/** The terminal's own background. */
export type Ground = 'dark' | 'light';

export const themeNames = ['auto', 'dark', 'light', 'high-contrast', 'colour-blind', 'none'] as const;
export type ThemeName = (typeof themeNames)[number];

/** Of 256 colours and more, and of sixteen. */
export type Shades = {readonly many: Theme; readonly few: Theme};

const dark: Shades = {many: themeOf(darkPalette), few: sixteenDark};
const light: Shades = {many: themeOf(lightPalette), few: sixteenLight};

export const themes: {readonly [name in Exclude<ThemeName, 'none'>]: {readonly [ground in Ground]: Shades}} = {
  auto: {dark, light},
  dark: {dark, light: dark},
  light: {dark: light, light},
  'high-contrast': {
    dark: {many: themeOf(contrastDarkPalette), few: sixteenContrastDark},
    light: {many: themeOf(contrastLightPalette), few: sixteenContrastLight},
  },
  'colour-blind': {
    dark: {many: themeOf(blindDarkPalette), few: sixteenBlindDark},
    light: {many: themeOf(blindLightPalette), few: sixteenBlindLight},
  },
};

/** Whether the terminal's ground makes a difference. */
export const asksForGround = (name: ThemeName): boolean => name !== 'none' && themes[name].dark !== themes[name].light;
