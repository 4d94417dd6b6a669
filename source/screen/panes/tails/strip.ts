// The tails in one line, where there is no room for them: ` 5 failed +3 │ 6 is:sensitive paused +41 `.
import {cellWidth, fit} from '../../../text/cells.ts';
import {type Line, lineWidth, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {paneFocus, type State} from '../../state/state.ts';
import type {Pane} from '../pane.ts';
import {tailSentence} from './sentence.ts';
import type {Tail} from './tail-state.ts';
import {queryTitle} from './title.ts';

/** What is new is always told; queries share the room that is left. */
export const tailStrip: Pane = (state, {width}, {brush}) => {
  const {items} = state.tails;
  const told = items.map(tail => newsPieces(state, tail));
  const fixed = told.reduce((sum, line) => sum + lineWidth(line) + labelWidth, 0);
  const names = shareRoom(items.map(queryTitle), width - fixed);
  const line: Line = names.flatMap((name, index) => {
    const isFocused = paneFocus(state) === 'tail' && state.tails.focused === index;
    return [
      piece('border', index === 0 ? '' : '│'),
      piece('key', ` ${index + 5} `),
      piece(isFocused ? 'title-focused' : 'text', name),
      ...told[index]!,
      piece('text', ' '),
    ];
  });
  return [paintLine(line, width, brush)];
};

/** Of the border, the key, and the blanks around them. */
const labelWidth = 5;

function newsPieces(state: State, tail: Tail): Line {
  const {matches} = tail.news;
  return [
    ...(tailSentence(state, tail) === undefined ? [] : [piece('warning', ' !')]),
    ...(tail.follows ? [] : [piece('muted', ' paused')]),
    ...(matches > 0 ? [piece('accent', ` +${count(matches)}`)] : []),
  ];
}

/** Each as long as it is, or cut to an equal part of what the shorter ones leave. */
function shareRoom(names: readonly string[], room: number): readonly string[] {
  let left = Math.max(0, room);
  const widths = new Map<number, number>();
  const byWidth = names.map((name, index) => ({index, own: cellWidth(name)})).toSorted((a, b) => a.own - b.own);
  for (const [at, {index, own}] of byWidth.entries()) {
    const width = Math.min(own, Math.floor(left / (names.length - at)));
    widths.set(index, width);
    left -= width;
  }
  return names.map((name, index) => fit(name, widths.get(index)!));
}
