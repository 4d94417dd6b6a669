// The bottom line: the main keys of the focused pane, or what the user has to know now.
import {safeText} from '../../../text/safe-text.ts';
import {contexts} from '../../keys/bindings.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import type {State} from '../../state/state.ts';
import type {Pane} from '../pane.ts';

export const footer: Pane = (state, {width}, {brush}) => [paintLine(message(state) ?? keys(state), width, brush)];

function message({search, notice}: State): Line | undefined {
  const sentence = search.parsed.problems[0]?.sentence ?? notice;
  return sentence === undefined ? undefined : [piece('warning', ` ${safeText(sentence)}`)];
}

function keys({focus}: State): Line {
  return contexts[focus].bindings.flatMap(({footer}) =>
    footer === undefined ? [] : [piece('key', ` ${footer.keys}`), piece('muted', ` ${footer.hint} `)],
  );
}
