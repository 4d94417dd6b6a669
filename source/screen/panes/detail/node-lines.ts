// A node as lines of the pane: a sign that it can be unfolded, its label, its text.
import {cellWidth, fit, wrap} from '../../../text/cells.ts';
import {withoutTokens} from '../../../text/redact.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, lineWidth, type Piece, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {exactLines} from './exact-lines.ts';
import type {DetailNode} from './node.ts';
import type {Place} from './outline.ts';
import {paragraph} from './paragraph.ts';

export type LinesLook = {
  readonly width: number;
  /** Labels as the record has them. */
  readonly asWritten: boolean;
};

/** More of one value than anybody reads on a screen. */
const mostCharacters = 20_000;

/** Wrapping is work: the lines stay with the node as long as it looks the same. */
const kept = new WeakMap<DetailNode, {readonly look: string; readonly lines: readonly Line[]}>();

/** At least one. A section that is not the first has a blank line before it. */
export function nodeLines(place: Place, {width, asWritten}: LinesLook): readonly Line[] {
  const {node, depth, isOpen, column} = place;
  const look = `${width} ${depth} ${isOpen} ${asWritten} ${column.width} ${column.hasSigns}`;
  const known = kept.get(node);
  if (known?.look === look) return known.lines;
  const lines = makeLines(place, width, asWritten);
  kept.set(node, {look, lines});
  return lines;
}

function makeLines(place: Place, width: number, asWritten: boolean): readonly Line[] {
  const {node, isOpen} = place;
  const label = labelOf(place, width, asWritten);
  if (node.isExact) return exactLines(withoutTokens(node.text), width).map(line => [piece(node.role, line)]);
  const text = shortened(withoutTokens(node.text));
  if (node.children !== undefined && (node.isPreview || text === '')) {
    return [previewLine(label, isOpen ? '' : text, node.note, width)];
  }
  const lines = paragraph(label, piece(node.role, text), width);
  return node.note === undefined ? lines : withNote(lines, node.note, lineWidth(label), width);
}

function labelOf({node, depth, isOpen, column}: Place, width: number, asWritten: boolean): Line {
  const label = safeText((asWritten ? node.written : undefined) ?? node.label);
  const indent = ' '.repeat(Math.min(1 + 2 * depth, Math.floor(width / 2)));
  const sign = node.children !== undefined ? (isOpen ? '▾ ' : '▸ ') : column.hasSigns && depth > 0 ? '  ' : '';
  if (depth === 0) return [piece(node.role, `${indent}${sign}${label}`), piece('text', node.text === '' ? '' : '  ')];
  const blanks = label === '' && node.text === '' ? 0 : Math.max(0, column.width - cellWidth(label)) + 2;
  return [piece('name', `${indent}${sign}${label}${' '.repeat(blanks)}`)];
}

/** On one line, cut where that ends. */
function previewLine(label: Line, text: string, note: string | undefined, width: number): Line {
  const room = width - lineWidth(label);
  const shown = [text, note === undefined ? '' : `(${note})`].filter(part => part !== '').join('  ');
  if (shown === '' || room < 2) return label;
  const safe = safeText(shown);
  return [...label, piece('muted', cellWidth(safe) > room ? fit(safe, room) : safe)];
}

/** Behind the text where there is room on its line, else below it. */
function withNote(lines: readonly Line[], note: string, indent: number, width: number): readonly Line[] {
  const safe = safeText(note);
  const last = lines.at(-1)!;
  if (lineWidth(last) + 2 + cellWidth(safe) <= width) return [...lines.slice(0, -1), [...last, muted(`  ${safe}`)]];
  const from = Math.min(indent, Math.floor(width / 2));
  return [...lines, ...wrap(safe, Math.max(1, width - from)).map(line => [muted(' '.repeat(from) + line)])];
}

const muted = (text: string): Piece => piece('muted', text);

function shortened(text: string): string {
  const more = text.length - mostCharacters;
  return more <= 0 ? text : `${text.slice(0, mostCharacters)}… ${count(more)} more characters`;
}
