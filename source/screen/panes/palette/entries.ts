// The palette's entries: commands with where they belong, found by their words, or by what resembles these.
import {fold} from '../../../text/fold.ts';
import type {Command, Context} from '../../keys/command.ts';
import {groupsAt, type Keymap} from '../../keys/keymap.ts';
import type {Focus} from '../../state/state.ts';
import {findByWords} from '../../widgets/find-by-words.ts';

export type Entry = {readonly id: string; readonly title: string; readonly command: Command};

/** One that two groups have is there once. What moves about within a pane comes last: for that there are keys. */
export function entriesAt(keymap: Keymap, focus: Focus): readonly Entry[] {
  const groups = groupsAt(keymap, focus).flatMap(group => [group, ...prefixed(keymap, group)]);
  const all = groups.flatMap(({title, commands}) =>
    commands.map((command): Entry => ({id: `${title}: ${command.name}`, title, command})),
  );
  const once = new Map(all.toReversed().map(entry => [sameness(entry), entry]));
  return [...once.values()].toReversed().toSorted((one, other) => Number(isMove(one)) - Number(isMove(other)));
}

/** What stands behind the prefixes of a group, with both keys. */
function prefixed({contexts}: Keymap, {commands}: Context): readonly Context[] {
  return commands.flatMap(({action, keys: [first]}) => {
    if (action.type !== 'prefix-pressed') return [];
    const {title, commands} = contexts[action.prefix];
    const named = commands.filter(({action}) => action.type !== 'prefix-left');
    return [{title, commands: named.map(each => ({...each, keys: each.keys.map(key => `${first} ${key}`)}))}];
  });
}

const sameness = ({command: {name, action}}: Entry): string => JSON.stringify([name, action]);
const isMove = ({command: {action}}: Entry): boolean => 'by' in action || 'bars' in action;

/** `recent`: ids, the last used first. */
export function findEntries(entries: readonly Entry[], typed: string, recent: readonly string[]): readonly Entry[] {
  const place = ({id}: Entry): number => (recent.includes(id) ? recent.indexOf(id) : recent.length);
  const ordered = entries.toSorted((one, other) => place(one) - place(other));
  return findByWords(ordered, typed, {textOf, rankOf, fuzzyKeys: ['command.hint', 'command.name', 'title']});
}

const textOf = ({title, command: {hint, name}}: Entry): string => `${hint} ${name} ${title}`;

/** What begins with the word comes before what has a word that does, and that before the rest. */
function rankOf({command}: Entry, word: string): number {
  const hint = fold(command.hint);
  if (hint.startsWith(word)) return 0;
  return hint.includes(` ${word}`) || fold(command.name).startsWith(word) ? 1 : 2;
}
