// The search line: the query as it is typed, what is wrong in it, and what it found.
import type {Summary, WordFinding} from '../../../engine/engine.ts';
import {findField} from '../../../event/fields.ts';
import {cellWidth} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, lineWidth, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {queryText, type State} from '../../state/state.ts';
import type {Pane} from '../pane.ts';
import {editedQuery} from './edited-query.ts';

const prompt = ' / ';
const examples = ['failed', 'op:KeyDelete', 'caller:alice*', 'status:>=400', 'unwrap', 'ms:>1000'];

export const search: Pane = (state, {width}, {brush}) => {
  const room = width - prompt.length;
  const right = rightSide(state, room);
  const left = room - lineWidth(right);
  const sign = piece(state.focus === 'search' ? 'title-focused' : 'muted', prompt);
  const text = editedQuery(state).field.text === '' ? emptyText(state, left) : typedPieces(state, left);
  return [brush(sign.role, sign.text) + paintLine(text, left, brush) + paintLine(right, lineWidth(right), brush)];
};

/** The column of the terminal's cursor, counted in the pane. */
export function searchCursor(state: State, width: number): number {
  const room = width - prompt.length;
  const left = room - lineWidth(rightSide(state, room));
  return prompt.length + column(state) - hidden(state, left);
}

/** As many examples as fit whole. */
function emptyText(state: State, width: number): Line {
  const start = state.focus === 'search' ? ' such as  ' : 'press / and type  ';
  const fitting = examples.filter((_, index) => start.length + examples.slice(0, index + 1).join('   ').length < width);
  return [piece('muted', start + fitting.join('   '))];
}

/** The text from the first visible character on, its problems underlined. */
function typedPieces(state: State, width: number): Line {
  const {field, parsed} = editedQuery(state);
  const skipped = hidden(state, width);
  const line: {role: 'strong' | 'problem'; text: string}[] = [];
  let columnsSkipped = 0;
  for (const {segment, index} of graphemes.segment(field.text)) {
    if (columnsSkipped < skipped) {
      columnsSkipped += cellWidth(safeText(segment));
      continue;
    }
    const bad = parsed.problems.some(problem => problem.start <= index && index < problem.end);
    const role = bad ? 'problem' : 'strong';
    const last = line.at(-1);
    if (last?.role === role) last.text += safeText(segment);
    else line.push({role, text: safeText(segment)});
  }
  return line;
}

/** How many columns of the text have left to the left so that the cursor stays in sight. */
function hidden(state: State, width: number): number {
  return Math.max(0, column(state) - Math.max(1, width - 2));
}

function column(state: State): number {
  const {field} = editedQuery(state);
  return cellWidth(safeText(field.text.slice(0, field.cursor)));
}

/** `purge → 2 operations, 1 key   14,798 of 1,000,000 · 23 ms`, of which as much as the text leaves room for. */
function rightSide(state: State, room: number): Line {
  const known = state.timeline.found;
  if (state.search.tail !== undefined || known === undefined || state.holdings === undefined || queryText(state) === '')
    return [];
  const counts: Line = [
    piece('text', '  '),
    piece('accent', count(known.summary.count)),
    piece('muted', ` of ${count(state.holdings.events)}${took(known.summary)} `),
  ];
  const found = wordsText(known.summary.words);
  const words: Line = found === '' ? [] : [piece('text', '  '), piece('muted', found)];
  const text = Math.min(cellWidth(editedQuery(state).field.text) + 1, Math.floor(room / 2));
  return [[...words, ...counts], counts].find(line => text + lineWidth(line) <= room) ?? [];
}

function took({elapsed}: Summary): string {
  return ` · ${elapsed < 1 ? '<1' : count(Math.round(elapsed))} ms`;
}

function wordsText(words: readonly WordFinding[]): string {
  return words.map(finding => `${safeText(finding.word)} → ${placesOf(finding).join(', ')}`).join(' · ');
}

const beyonds = {ids: 'ids', records: 'the records themselves'} as const;

function placesOf({found, beyond}: WordFinding): readonly string[] {
  return [...found.map(foundText), ...(beyond === undefined ? [] : [beyonds[beyond]])];
}

function foundText({field, values}: WordFinding['found'][number]): string {
  const label = findField(field)?.label ?? field;
  return `${count(values)} ${values === 1 ? label : plural(label)}`;
}

const plural = (label: string): string => (label.endsWith('s') ? `${label}es` : `${label}s`);

const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
