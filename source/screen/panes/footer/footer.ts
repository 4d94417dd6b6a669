// The bottom line: the main keys of the focused pane, or what the user has to know now, and what is running.
import {safeText} from '../../../text/safe-text.ts';
import type {Command} from '../../keys/command.ts';
import {keyLabel} from '../../keys/key-name.ts';
import {commandsAt} from '../../keys/keymap.ts';
import {type Line, lineWidth, paintBoth, piece} from '../../paint/piece.ts';
import {layoutOf, type State} from '../../state/state.ts';
import type {Pane} from '../pane.ts';
import {editedQuery} from '../search/search-state.ts';
import {pointedNote} from '../timeline/notes.ts';

/** ` j/k move  enter detail  / search  f facets                 searching … ^g stops  ? help ` */
export const footer: Pane = (state, {width}, {brush}) => {
  const right = [...running(state), ...help(state)];
  const left = message(state) ?? keys(state, width - lineWidth(right) - 1, pointedAt(state));
  return [paintBoth(left, right, width, brush)];
};

function message(state: State): Line | undefined {
  const sentence = editedQuery(state).parsed.problems[0]?.sentence ?? state.notice;
  return sentence === undefined ? undefined : [piece('warning', ` ${safeText(sentence)}`)];
}

/** What a timeline of a single row has no room to say. */
function pointedAt(state: State): Line {
  const isAlone = state.focus === 'timeline' && layoutOf(state)?.panes.timeline?.height === 1;
  const note = isAlone ? pointedNote(state) : undefined;
  return note === undefined ? [] : [piece('strong', ` ${note} `)];
}

/** As many as fit whole, the pane's own first. */
function keys({keymap, focus}: State, width: number, start: Line): Line {
  const shown = commandsAt(keymap, focus).filter(({name, footer}) => footer !== undefined && name !== 'help');
  let line = start;
  for (const [hint, commands] of Map.groupBy(shown, ({footer}) => footer!)) {
    const next = [...line, piece('key', ` ${commands.map(firstKey).join('/')}`), piece('muted', ` ${hint} `)];
    if (lineWidth(next) > width) break;
    line = next;
  }
  return line;
}

/** The way to all the others is always in sight. */
function help({keymap, focus}: State): Line {
  const command = commandsAt(keymap, focus).find(({name}) => name === 'help');
  return command === undefined ? [] : [piece('key', firstKey(command)), piece('muted', ` ${command.footer} `)];
}

const firstKey = ({keys: [key = '']}: Command): string => keyLabel(key);

/** What takes longer than anybody waits without a word. */
function running({waiting, jump}: State): Line {
  if (waiting.length === 0) return [];
  return [
    piece('accent', jump === undefined ? 'searching … ' : `looking for the ${jump.wanted} … `),
    piece('key', '^g'),
    piece('muted', ' stops '),
  ];
}
