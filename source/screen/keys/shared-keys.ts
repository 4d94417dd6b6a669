// The commands that count on the whole main screen, and those that count everywhere.
import type {Direction, JumpTarget} from '../panes/events/jump-state.ts';
import type {Command} from './command.ts';

const [anHour, aDay] = [3_600_000, 86_400_000];

const jump = (to: JumpTarget, direction: Direction) => ({type: 'jump-wanted', to, direction}) as const;
const markStep = (direction: Direction) => ({type: 'mark-stepped', direction}) as const;
const step = (milliseconds: number) => ({type: 'time-stepped', milliseconds}) as const;

/** They type text elsewhere, so they count where none is typed. */
export const mainKeys: readonly Command[] = [
  {name: 'search', keys: ['/'], hint: 'edit the query', action: {type: 'search-entered'}, footer: 'search'},
  {
    name: 'facets',
    keys: ['f'],
    hint: 'facets: what values there are',
    action: {type: 'facets-toggled'},
    footer: 'facets',
  },
  {name: 'tail', keys: ['t'], hint: 'a live tail of this query', action: {type: 'tail-opened'}, footer: 'tail'},
  {
    name: 'saved',
    keys: ["'"],
    hint: 'saved queries: ask, pin, change, share',
    action: {type: 'saved-opened'},
    footer: 'saved',
  },
  {name: 'save', keys: ['B'], hint: 'save this query under a name', action: {type: 'save-opened'}},
  {
    name: 'triage',
    keys: ['T'],
    hint: 'triage: what stands out',
    action: {type: 'triage-opened'},
  },
  {name: 'next-failure', keys: ['e'], hint: 'next failure', action: jump('failure', 'older')},
  {name: 'previous-failure', keys: ['E'], hint: 'previous failure', action: jump('failure', 'newer')},
  {
    name: 'next-of-correlation',
    keys: ['o'],
    hint: 'next event of the same correlation',
    action: jump('correlation', 'older'),
  },
  {
    name: 'previous-of-correlation',
    keys: ['O'],
    hint: 'previous event of the same correlation',
    action: jump('correlation', 'newer'),
  },
  {name: 'next-match', keys: ['n'], hint: 'next match of what was searched for before', action: jump('match', 'older')},
  {
    name: 'previous-match',
    keys: ['N'],
    hint: 'previous match of what was searched for before',
    action: jump('match', 'newer'),
  },
  {name: 'mark', keys: ['m'], hint: 'mark the event with a note', action: {type: 'mark-opened'}, footer: 'mark'},
  {name: 'next-mark', keys: ['u'], hint: 'next mark', action: markStep('older')},
  {name: 'previous-mark', keys: ['U'], hint: 'previous mark', action: markStep('newer')},
  {name: 'marks', keys: ['M'], hint: 'marks: find one, go there, remove it', action: {type: 'marks-opened'}},
  {name: 'restore-mark', keys: ['alt-u'], hint: 'put back the mark removed last', action: {type: 'mark-restored'}},
  {
    name: 'report',
    keys: [],
    hint: 'report: write marks and findings into a file',
    action: {type: 'report-opened', isAnonymised: false},
  },
  {
    name: 'report-without-names',
    keys: [],
    hint: 'report without names, addresses and ids',
    action: {type: 'report-opened', isAnonymised: true},
  },
  {name: 'hour-back', keys: ['['], hint: 'an hour back', action: step(-anHour)},
  {name: 'hour-on', keys: [']'], hint: 'an hour on', action: step(anHour)},
  {name: 'day-back', keys: ['{'], hint: 'a day back', action: step(-aDay)},
  {name: 'day-on', keys: ['}'], hint: 'a day on', action: step(aDay)},
  {name: 'zoom-in', keys: ['z'], hint: 'zoom the timeline in', action: {type: 'zoomed', direction: 'in'}},
  {name: 'zoom-out', keys: ['Z'], hint: 'zoom out', action: {type: 'zoomed', direction: 'out'}},
  {
    name: 'follow',
    keys: ['F'],
    hint: 'back to the newest event, and follow',
    action: {type: 'selection-moved', by: 'first'},
  },
  {
    name: 'back',
    keys: ['alt-left'],
    hint: 'back to the query before',
    action: {type: 'trail-walked', direction: 'back'},
  },
  {name: 'forward', keys: ['alt-right'], hint: 'forward again', action: {type: 'trail-walked', direction: 'forward'}},
  {name: 'layout', keys: ['w'], hint: 'another layout', action: {type: 'layout-cycled'}},
  {name: 'columns', keys: ['x'], hint: 'choose columns', action: {type: 'columns-opened'}},
  {name: 'focus-next', keys: ['tab'], hint: 'to the next pane', action: {type: 'focus-moved', by: 1}},
  {name: 'focus-previous', keys: ['shift-tab'], hint: 'to the pane before', action: {type: 'focus-moved', by: -1}},
  {name: 'focus-events', keys: ['1'], hint: 'to the list', action: {type: 'focus-set', focus: 'events'}},
  {name: 'focus-timeline', keys: ['2', 'i'], hint: 'to the timeline', action: {type: 'focus-set', focus: 'timeline'}},
  {name: 'focus-facets', keys: ['3'], hint: 'to the facets', action: {type: 'focus-set', focus: 'facets'}},
  {name: 'focus-detail', keys: ['4'], hint: 'to the detail', action: {type: 'focus-set', focus: 'detail'}},
  ...[0, 1, 2, 3].map(
    (index): Command => ({
      name: `focus-tail-${index + 1}`,
      keys: [String(5 + index)],
      hint: `to tail ${index + 1}`,
      action: {type: 'focus-set', focus: 'tail', tail: index},
    }),
  ),
  {name: 'pause-reading', keys: ['p'], hint: 'pause the reading, or go on', action: {type: 'reading-toggled'}},
  {name: 'refresh', keys: ['R', 'f5'], hint: 'ask for everything anew', action: {type: 'refresh-wanted'}},
];

export const outsideTextKeys: readonly Command[] = [
  {
    name: 'palette',
    keys: [':', 'ctrl-p'],
    hint: 'all commands by name',
    action: {type: 'palette-opened'},
    footer: 'command',
  },
  {name: 'help', keys: ['?'], hint: 'the keys', action: {type: 'help-opened'}, footer: 'help'},
  {name: 'quit', keys: ['q'], hint: 'one level back, at the root: quit', action: {type: 'level-quit'}, footer: 'quit'},
];

/** Keys that type no text, so that they count in the search line too. */
export const everywhereKeys: readonly Command[] = [
  {name: 'help', keys: ['f1'], hint: 'the keys', action: {type: 'help-opened'}},
  {name: 'stop', keys: ['ctrl-g'], hint: 'stop what is running', action: {type: 'work-stopped'}},
  {name: 'quit-now', keys: ['ctrl-c'], hint: 'quit now', action: {type: 'program-quit'}},
  {name: 'suspend', keys: ['ctrl-z'], hint: 'to the shell; fg comes back', action: {type: 'program-suspended'}},
  {name: 'mouse', keys: [], hint: 'use the mouse, or leave it to the terminal', action: {type: 'mouse-toggled'}},
  {name: 'redraw', keys: ['ctrl-l'], hint: 'draw the screen anew', action: {type: 'redraw-wanted'}},
];
