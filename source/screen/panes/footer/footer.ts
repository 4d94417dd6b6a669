// The bottom line: the main keys of the focused pane, or what the user has to know now, and what is running.
import {safeText} from '../../../text/safe-text.ts';
import type {Command} from '../../keys/command.ts';
import {keyLabel} from '../../keys/key-name.ts';
import {commandsAt} from '../../keys/keymap.ts';
import {type Line, lineWidth, paintBoth, piece} from '../../paint/piece.ts';
import {isLent} from '../../state/prefix.ts';
import {layoutOf, type State} from '../../state/state.ts';
import type {Pane} from '../pane.ts';
import {isMendable, mainMistake} from '../search/mistakes.ts';
import {pointedNote} from '../timeline/notes.ts';

/** ` j/k move  enter detail  / search  f facets                 searching … ^g stops  ? help ` */
export const footer: Pane = (state, {width}, {brush}) => {
  const now = running(state);
  const right = [...now, ...help(state)];
  const room = width - lineWidth(right) - 1;
  const told = message(state);
  if (told === undefined) return [paintBoth(keys(state, room, waitedFor(state)), right, width, brush)];
  // A way out is worth more than the way to the help.
  return [paintBoth(told, lineWidth(told) > room ? now : right, width, brush)];
};

/** A mistake stays until it is mended; what else is told is told for a moment, and so comes first. */
function message(state: State): Line | undefined {
  const {notice} = state;
  if (notice !== undefined) return [piece('warning', ` ${safeText(notice)}`)];
  const mistake = mainMistake(state);
  if (mistake === undefined) return undefined;
  const told = [piece('warning', ` ${safeText(mistake.sentence)} `)];
  return [...told, ...wayOut(state, isMendable(mistake))];
}

/** The key that mends a mistake, or leads to where it can be mended. */
function wayOut(state: State, isMendable: boolean): Line {
  if (state.focus !== 'search') return hint(commandNamed(state, 'search'), 'edits it');
  const mends = isMendable && state.search.completion === undefined;
  return mends ? hint(commandNamed(state, 'complete'), 'mends it') : [];
}

/** What the keys are for, where it is not what they are for otherwise. */
function waitedFor(state: State): Line {
  const {focus, keymap} = state;
  return isLent(focus) ? [piece('strong', ` ${keymap.contexts[focus].title}: `)] : pointedAt(state);
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
  for (const [label, commands] of Map.groupBy(shown, ({footer}) => footer!)) {
    const next = [...line, piece('key', ` ${commands.map(firstKey).join('/')}`), piece('muted', ` ${label} `)];
    if (lineWidth(next) > width) break;
    line = next;
  }
  return line;
}

/** The way to all the others is always in sight. */
function help(state: State): Line {
  return state.focus === 'help' || isLent(state.focus) ? [] : hint(commandNamed(state, 'help'), 'help');
}

function hint(command: Command | undefined, label: string): Line {
  return command === undefined ? [] : [piece('key', firstKey(command)), piece('muted', ` ${label} `)];
}

function commandNamed({keymap, focus}: State, wanted: string): Command | undefined {
  return commandsAt(keymap, focus).find(({name, keys}) => name === wanted && keys.length > 0);
}

const firstKey = ({keys: [key = '']}: Command): string => keyLabel(key);

/** What takes longer than anybody waits without a word. */
function running(state: State): Line {
  const {waiting, jump} = state;
  if (waiting.length === 0) return [];
  const what = jump === undefined ? 'searching … ' : `looking for the ${jump.wanted} … `;
  return [piece('accent', what), ...hint(commandNamed(state, 'stop'), 'stops')];
}
