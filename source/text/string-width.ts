// Stands in for the package string-width in the bundle (see build.ts): the package is loaded for texts that need it.
import type wholeWidth from 'string-width';
import {narrow} from './narrow.ts';

/** Loading it compiles a pattern of all emoji, which takes longer than all else that a first frame needs. */
const load = () => (require('../../node_modules/string-width/index.js') as {default: typeof wholeWidth}).default;

const stringWidth: typeof wholeWidth = (text, options) =>
  options === undefined && narrow.test(text) ? text.length : load()(text, options);

// biome-ignore lint/style/noDefaultExport: whoever imports the package asks for the default
export {stringWidth as default};
