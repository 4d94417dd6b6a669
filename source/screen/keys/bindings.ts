// All bindings: those of the focused pane come first, then those that count everywhere.
import {detailKeys} from '../panes/detail/keys.ts';
import {eventsKeys} from '../panes/events/keys.ts';
import {helpKeys} from '../panes/help/keys.ts';
import {searchKeys} from '../panes/search/keys.ts';
import type {UserAction} from '../state/actions.ts';
import type {Focus} from '../state/state.ts';
import type {Binding} from './binding.ts';
import {typedText} from './key-name.ts';

/** Keys that type no text, so that they count in the search line too. */
const everywhere: readonly Binding[] = [
  {keys: {'ctrl-c': {type: 'program-quit'}}, label: '^c', hint: 'quit now'},
  {keys: {'ctrl-z': {type: 'program-suspended'}}, label: '^z', hint: 'to the shell; fg comes back'},
  {keys: {'ctrl-l': {type: 'redraw-wanted'}}, label: '^l', hint: 'draw the screen anew'},
];

const outsideText: readonly Binding[] = [
  {keys: {'?': {type: 'help-opened'}}, label: '?', hint: 'this help', footer: {keys: '?', hint: 'help'}},
  {
    keys: {q: {type: 'level-quit'}},
    label: 'q',
    hint: 'one level back, at the root: quit',
    footer: {keys: 'q', hint: 'quit'},
  },
];

/** For each focus: the title in the help, and the bindings in the order in which they are looked through. */
export const contexts: {readonly [focus in Focus]: {readonly title: string; readonly bindings: readonly Binding[]}} = {
  events: {title: 'Events', bindings: [...eventsKeys, ...outsideText]},
  detail: {title: 'Detail', bindings: [...detailKeys, ...outsideText]},
  search: {title: 'Search line', bindings: searchKeys},
  help: {title: 'Help', bindings: [...helpKeys, ...outsideText]},
};

export const everywhereKeys = everywhere;

/** What the key does where the focus is. */
export function actionOf(focus: Focus, name: string): UserAction | undefined {
  const binding = [...contexts[focus].bindings, ...everywhere].find(({keys}) => Object.hasOwn(keys, name));
  if (binding !== undefined) return binding.keys[name];
  const text = focus === 'search' ? typedText(name) : undefined;
  return text === undefined ? undefined : {type: 'search-edited', edit: {type: 'inserted', text}};
}
