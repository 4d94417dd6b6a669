// The list without events: why it is empty, and what to do about it.
import {fit, fitRight, wrap} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {keyLabel} from '../../keys/key-name.ts';
import {commandsAt} from '../../keys/keymap.ts';
import {paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {queryText, type State} from '../../state/state.ts';
import type {Brush} from '../../theme/brush.ts';
import type {Role} from '../../theme/themes.ts';
import {progressText} from '../header/header.ts';

export function paintEmpty(state: State, width: number, height: number, brush: Brush): readonly string[] {
  const blank = ' '.repeat(width);
  const above = Math.max(0, Math.floor(height / 3) - 1);
  const paragraphs = emptyText(state).map(([role, text]) =>
    wrap(safeText(text), Math.max(10, width - 2 * margin)).map(line => brush(role, fit(indent + line, width))),
  );
  const [first = [], ...rest] = paragraphs;
  const blamed = blameLines(state, width, brush);
  const parts = [first, ...(blamed.length > 0 ? [blamed] : []), ...rest];
  return [
    ...Array.from({length: above}, () => blank),
    ...parts.flatMap((part, index) => (index === 0 ? part : [blank, ...part])),
  ].slice(0, height);
}

const margin = 4;
const indent = ' '.repeat(margin);

type Paragraph = readonly [Role, string];

function emptyText(state: State): readonly Paragraph[] {
  const {reading, holdings, list, stopped} = state;
  const text = queryText(state);
  const key = (name: string): string => keyTo(state, name);
  if (reading.phase === 'failed') return [['warning', `${reading.sentence} Press ${key('quit')} to leave.`]];
  if (stopped?.query === text && stopped.revision === state.revision && list.loaded?.query !== text) {
    return [['text', `Stopped before anything was found. ${key('refresh')} asks again.`]];
  }
  if (list.loaded !== undefined && text !== '' && (holdings?.events ?? 0) > 0) return noMatch(state);
  if (reading.phase === 'reading') {
    return [['muted', reading.progress === undefined ? 'Opening …' : `${progressText(reading.progress)} …`]];
  }
  return holdings?.events === 0
    ? [['text', `These sources hold no events. Press ${key('quit')} to leave.`]]
    : [['muted', 'Searching …']];
}

function noMatch(state: State): readonly Paragraph[] {
  const key = (name: string): string => keyTo(state, name);
  const back = state.trail.past.length > 0 ? `${key('back')} goes back, ` : '';
  const ways =
    state.focus === 'search'
      ? `${keyTo(state, 'delete-term', 'search')} takes a word back, ${keyTo(state, 'delete-start', 'search')} all of them.`
      : `${back}${key('close')} clears the query, ${key('search')} edits it.`;
  const soFar = state.reading.phase === 'reading' ? ' so far: the sources are still being read' : '';
  return [
    ['text', `No event matches${soFar}.`],
    ['muted', `${ways.charAt(0).toUpperCase()}${ways.slice(1)}`],
  ];
}

/** What there would be without this or that condition, the most first. */
function blameLines(state: State, width: number, brush: Brush): readonly string[] {
  const {blame} = state;
  if (blame === undefined || blame.query !== queryText(state) || state.list.loaded?.query !== blame.query) return [];
  const helpful = blame.without.filter(({count}) => count > 0).sort((one, other) => other.count - one.count);
  if (helpful.length === 0) {
    return [brush('muted', fit(`${indent}Nor does any if one of its conditions is left out.`, width))];
  }
  const counts = helpful.map(({count: matches}) => count(matches));
  const room = Math.max(...counts.map(text => text.length));
  return helpful.map(({condition}, index) => {
    const matches = [piece('accent', fitRight(counts[index]!, room)), piece('muted', ' without ')];
    return paintLine([piece('text', indent), ...matches, piece('text', safeText(condition))], width, brush);
  });
}

/** The key of a command of the list or of the search line, as it is called on screen. */
function keyTo({keymap}: State, name: string, at: 'events' | 'search' = 'events'): string {
  return keyLabel(commandsAt(keymap, at).find(command => command.name === name)?.keys[0] ?? '');
}
