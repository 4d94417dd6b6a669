// The search line: the query as it is typed, what is wrong in it, and what it found.
import {safeText} from '../../../text/safe-text.ts';
import {type Line, lineWidth, paintLine, piece} from '../../paint/piece.ts';
import type {State} from '../../state/state.ts';
import {fieldView} from '../../widgets/field-view.ts';
import type {Pane} from '../pane.ts';
import {editedQuery} from './edited-query.ts';
import {findings} from './findings.ts';
import {mistakes} from './mistakes.ts';

const examples = ['failed', 'op:KeyDelete', 'caller:alice*', 'status:>=400', 'unwrap', 'ms:>1000'];

/** ` / op:Key* alice          alice → 2 callers, 1 key  14,798 of 1,000,000 · 23 ms ` */
export const search: Pane = (state, {width}, {brush}) => {
  const {before, left, right} = parts(state, width);
  const {field} = editedQuery(state);
  // Only who edits it has a cursor to keep in sight.
  const {start} = state.focus === 'search' ? fieldView(field, left) : {start: 0};
  const prompt = piece(state.focus === 'search' ? 'title-focused' : 'muted', before + (start === 0 ? ' ' : '…'));
  const text = field.text === '' ? emptyText(state, left) : typedText(state, start);
  return [
    paintLine([prompt], before.length + 1, brush) +
      paintLine(text, left, brush) +
      paintLine(right, lineWidth(right), brush),
  ];
};

/** The column of the terminal's cursor, counted in the pane. */
export function searchCursor(state: State, width: number): number {
  const {before, left} = parts(state, width);
  return before.length + 1 + fieldView(editedQuery(state).field, left).column;
}

/** What stands before the text, how many cells the text has, and what stands behind it. */
function parts(state: State, width: number): {readonly before: string; readonly left: number; readonly right: Line} {
  const tail = state.tails.items.findIndex(({id}) => id === state.search.tail);
  const before = tail < 0 ? ' /' : ` tail ${tail + 1} /`;
  const room = width - before.length - 1;
  const right = findings(state, room);
  return {before, left: room - lineWidth(right), right};
}

/** As many examples as fit whole. */
function emptyText(state: State, width: number): Line {
  const start = state.focus === 'search' ? ' such as  ' : 'press / and type  ';
  const fitting = examples.filter((_, index) => start.length + examples.slice(0, index + 1).join('   ').length < width);
  return [piece('muted', start + fitting.join('   '))];
}

/** The text from the first visible character on, its mistakes underlined. */
function typedText(state: State, start: number): Line {
  const {text} = editedQuery(state).field;
  const spans = mistakes(state);
  const edges = [start, text.length, ...spans.flatMap(span => [span.start, span.end])].filter(edge => edge >= start);
  const ordered = [...new Set(edges)].sort((one, other) => one - other);
  return ordered.slice(1).map((end, index) => {
    const from = ordered[index]!;
    const isWrong = spans.some(span => span.start <= from && end <= span.end);
    return piece(isWrong ? 'problem' : 'strong', safeText(text.slice(from, end)));
  });
}
