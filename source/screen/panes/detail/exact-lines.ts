// Text as it is written, cut where the line of the screen ends and nowhere else: no blank is lost.
import {cellWidth} from '../../../text/cells.ts';
import {narrow} from '../../../text/narrow.ts';
import {safeText} from '../../../text/safe-text.ts';

/** Characters of several cells are looked at one by one: of text that long, only the beginning is. */
const mostWide = 200_000;

export function exactLines(text: string, width: number): readonly string[] {
  const from = 3;
  const room = Math.max(1, width - from);
  const indent = ' '.repeat(Math.min(from, width - room));
  return text.split(/\r?\n/).flatMap(written => cut(safeText(written), room).map(line => indent + line));
}

function cut(text: string, room: number): readonly string[] {
  if (!narrow.test(text)) return cutWide(text.slice(0, mostWide), room);
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += room) lines.push(text.slice(at, at + room));
  return lines.length === 0 ? [''] : lines;
}

function cutWide(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let column = 0;
  for (const {segment} of graphemes.segment(text)) {
    const own = cellWidth(segment);
    if (column + own > room && line !== '') {
      lines.push(line);
      line = '';
      column = 0;
    }
    line += segment;
    column += own;
  }
  return [...lines, line];
}

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
