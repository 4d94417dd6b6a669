// The tails in one line, where there is no room for them: ` 5 failed +3 │ 6 is:sensitive`.
import {safeText} from '../../../text/safe-text.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import type {Pane} from '../pane.ts';

export const tailStrip: Pane = (state, {width}, {brush}) => {
  const line: Line = state.tails.items.flatMap(({query, hold, found}, index) => {
    const isFocused = state.focus === 'tail' && state.tails.focused === index;
    const newer = hold === 'newest' ? '' : ` +${count(found?.newer ?? 0)} new`;
    return [
      piece('key', ` ${index + 5}`),
      piece(
        isFocused ? 'title-focused' : 'text',
        ` Tail ${index + 1}: ${safeText(query.field.text.trim()) || 'everything'}`,
      ),
      piece('accent', `${newer} `),
    ];
  });
  return [paintLine(line, width, brush)];
};
