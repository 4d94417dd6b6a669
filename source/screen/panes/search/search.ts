// The search line: the query as it is typed, what is wrong in it, and what it found.
import {safeText} from '../../../text/safe-text.ts';
import {type Line, lineWidth, paintLine, piece} from '../../paint/piece.ts';
import type {State} from '../../state/state.ts';
import {fieldView} from '../../widgets/field-view.ts';
import type {Pane} from '../pane.ts';
import {editedQuery} from './edited-query.ts';
import {findings} from './findings.ts';
import {mistakes} from './mistakes.ts';

const promptWidth = 3;
const examples = ['failed', 'op:KeyDelete', 'caller:alice*', 'status:>=400', 'unwrap', 'ms:>1000'];

/** ` / op:Key* alice          alice → 2 callers, 1 key  14,798 of 1,000,000 · 23 ms ` */
export const search: Pane = (state, {width}, {brush}) => {
  const right = findings(state, width - promptWidth);
  const left = width - promptWidth - lineWidth(right);
  const {field} = editedQuery(state);
  // Only who edits it has a cursor to keep in sight.
  const {start} = state.focus === 'search' ? fieldView(field, left) : {start: 0};
  const prompt = piece(state.focus === 'search' ? 'title-focused' : 'muted', start === 0 ? ' / ' : ' /…');
  const text = field.text === '' ? emptyText(state, left) : typedText(state, start);
  return [
    paintLine([prompt], promptWidth, brush) + paintLine(text, left, brush) + paintLine(right, lineWidth(right), brush),
  ];
};

/** The column of the terminal's cursor, counted in the pane. */
export function searchCursor(state: State, width: number): number {
  const room = width - promptWidth;
  const left = room - lineWidth(findings(state, room));
  return promptWidth + fieldView(editedQuery(state).field, left).column;
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
