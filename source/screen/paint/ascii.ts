// For terminals that are not UTF-8: every painted line in ASCII, at the same width.
import {cellWidth} from '../../text/cells.ts';

const likenesses: {readonly [character: string]: string} = {
  ...spread('┌┐└┘', '+'),
  ...spread('┏┓┗┛┃', '#'),
  ...spread('━', '='),
  ...spread('─–—', '-'),
  ...spread('│', '|'),
  ...spread('▌▸→', '>'),
  ...spread('▾↓', 'v'),
  ...spread('▲↑', '^'),
  ...spread('←', '<'),
  ...spread('✗×', 'x'),
  ...spread('…·●', '.'),
  ...spread('★', '*'),
  ...spread('▁▂▃', '.'),
  ...spread('▄▅', ':'),
  ...spread('▆▇█', '#'),
  ...spread('▒▓', '%'),
  ...spread('◆', '*'),
};

export function toAscii(line: string): string {
  return line.replace(/[^\x00-\x7f]/gu, character => likenesses[character] ?? '?'.repeat(cellWidth(character)));
}

function spread(characters: string, likeness: string): {readonly [character: string]: string} {
  return Object.fromEntries([...characters].map(character => [character, likeness]));
}
