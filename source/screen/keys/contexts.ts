// All commands: those of the focused pane come first, then those that count wherever no text is typed, then the rest.
import {columnsKeys} from '../panes/columns/keys.ts';
import {copyKeys, printedKeys, typedBehindPrefix, typedOnNormalScreen} from '../panes/copy/keys.ts';
import {detailKeys, findKeys, typedInFind} from '../panes/detail/keys.ts';
import {eventsKeys} from '../panes/events/keys.ts';
import {facetsKeys} from '../panes/facets/keys.ts';
import {helpKeys, typedInHelp} from '../panes/help/keys.ts';
import {lineKeys, typedInLine} from '../panes/line/keys.ts';
import {marksKeys, typedInMarks} from '../panes/marks/keys.ts';
import {paletteKeys, typedInPalette} from '../panes/palette/keys.ts';
import {relatedKeys} from '../panes/related/keys.ts';
import {saveKeys, typedInSave} from '../panes/save/keys.ts';
import {savedKeys, savedPromptKeys, typedInSaved} from '../panes/saved/keys.ts';
import {searchKeys, typedInSearch} from '../panes/search/keys.ts';
import {tailKeys} from '../panes/tails/keys.ts';
import {timelineKeys} from '../panes/timeline/keys.ts';
import {triageKeys} from '../panes/triage/keys.ts';
import type {Focus} from '../state/state.ts';
import type {Context} from './command.ts';
import {everywhereKeys, mainKeys, outsideTextKeys} from './shared-keys.ts';

export const contexts: {readonly [focus in Focus]: Context} = {
  events: {title: 'Events', commands: eventsKeys},
  timeline: {title: 'Timeline', commands: timelineKeys},
  facets: {title: 'Facets', commands: facetsKeys},
  detail: {title: 'Detail', commands: detailKeys},
  find: {title: 'Find within the detail', commands: findKeys, typed: typedInFind},
  copy: {title: 'Copy', commands: copyKeys, typed: typedBehindPrefix},
  related: {title: 'Related events', commands: relatedKeys, typed: typedBehindPrefix},
  tail: {title: 'Tail', commands: tailKeys},
  search: {title: 'Search line', commands: searchKeys, typed: typedInSearch},
  palette: {title: 'Command palette', commands: paletteKeys, typed: typedInPalette},
  columns: {title: 'Columns', commands: columnsKeys},
  marks: {title: 'Marks', commands: marksKeys, typed: typedInMarks},
  line: {title: 'Line', commands: lineKeys, typed: typedInLine},
  saved: {title: 'Saved queries', commands: savedKeys},
  'saved-prompt': {title: 'Typing in the saved queries', commands: savedPromptKeys, typed: typedInSaved},
  save: {title: 'Save a query', commands: saveKeys, typed: typedInSave},
  triage: {title: 'Triage', commands: triageKeys},
  help: {title: 'Help', commands: helpKeys, typed: typedInHelp},
  printed: {title: 'Normal screen', commands: printedKeys, typed: typedOnNormalScreen},
};

/** What each context has beside its own. */
export const shared: {readonly [group in 'main' | 'everywhere']: Context} = {
  main: {title: 'Main screen', commands: [...mainKeys, ...outsideTextKeys]},
  everywhere: {title: 'Everywhere', commands: everywhereKeys},
};

/** Where the keys of the main screen count: what lies over it takes its own alone. */
const onMain: readonly Focus[] = ['events', 'timeline', 'facets', 'detail', 'tail'];

export const isOnMain = (focus: Focus): boolean => onMain.includes(focus);
