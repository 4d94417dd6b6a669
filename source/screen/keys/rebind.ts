// The keys that the user wants: commands get others, and what would clash is refused with a sentence.
import {nearName} from '../../text/near-name.ts';
import type {Focus} from '../state/state.ts';
import type {Context} from './command.ts';
import {commandsAt, type Keymap} from './keymap.ts';

/** Commands by context and name (`events.next`, `main.search`), each with the names of its keys; none: no key. */
export type WantedKeys = {readonly [command: string]: readonly string[]};

export type Rebound = {readonly keymap: Keymap; readonly problems: readonly string[]};

/** All wishes together, so that two commands may swap their keys; those that clash then are taken back. */
export function rebind(preset: Keymap, wanted: WantedKeys): Rebound {
  const problems: string[] = [];
  let wishes = Object.entries(wanted).flatMap(([name, keys]): readonly Wish[] => {
    const place = placeOf(preset, name);
    const unheard = keys.find(key => /^alt-\d$/.test(key));
    if (place === undefined) problems.push(unknown(preset, name));
    else if (unheard !== undefined)
      problems.push(`\`${name}\` cannot have the key \`${unheard}\`: terminals send it as an escape and a digit.`);
    else return [{...place, keys}];
    return [];
  });
  for (;;) {
    const keymap = wishes.reduce(withKeys, preset);
    const refused = wishes.find(wish => clashOf(keymap, wish) !== undefined);
    if (refused === undefined) return {keymap, problems};
    const {key, other} = clashOf(keymap, refused)!;
    problems.push(`\`${refused.context}.${refused.name}\` cannot have the key \`${key}\`: that is \`${other}\`.`);
    wishes = wishes.filter(wish => wish !== refused);
  }
}

/** A command's place in the tables. */
type Place = {readonly context: string; readonly name: string};

type Wish = Place & {readonly keys: readonly string[]};

function placeOf(keymap: Keymap, written: string): Place | undefined {
  const dot = written.indexOf('.');
  const place = {context: written.slice(0, dot), name: written.slice(dot + 1)};
  const isThere = contextAt(keymap, place.context)?.commands.some(({name}) => name === place.name);
  return isThere === true ? place : undefined;
}

function contextAt(keymap: Keymap, name: string): Context | undefined {
  if (name === 'main' || name === 'everywhere') return keymap[name];
  return Object.hasOwn(keymap.contexts, name) ? keymap.contexts[name as Focus] : undefined;
}

function withKeys(keymap: Keymap, {context, name, keys}: Wish): Keymap {
  const change = (old: Context): Context => ({
    ...old,
    commands: old.commands.map(command => (command.name === name ? {...command, keys} : command)),
  });
  if (context === 'main' || context === 'everywhere') return {...keymap, [context]: change(keymap[context])};
  const focus = context as Focus;
  return {...keymap, contexts: {...keymap.contexts, [focus]: change(keymap.contexts[focus])}};
}

/** A pane's own key may hide one of the main screen, as some do from the start; nothing hides what counts everywhere. */
function clashOf(
  keymap: Keymap,
  {context, name, keys}: Wish,
): {readonly key: string; readonly other: string} | undefined {
  for (const [other, {commands}] of rivals(keymap, context)) {
    for (const command of commands) {
      const key = keys.find(key => command.keys.includes(key));
      if (key !== undefined && !(other === context && command.name === name)) {
        return {key, other: `${other}.${command.name}`};
      }
    }
  }
  return undefined;
}

/** The contexts in which a key of this one must not stand already. */
function rivals(keymap: Keymap, context: string): readonly (readonly [string, Context])[] {
  const own = [context, contextAt(keymap, context)!] as const;
  const everywhere = ['everywhere', keymap.everywhere] as const;
  if (context === 'everywhere') return [everywhere, ['main', keymap.main], ...Object.entries(keymap.contexts)];
  if (context !== 'main') return [own, everywhere];
  const onMain = Object.entries(keymap.contexts).filter(([focus]) =>
    commandsAt(keymap, focus as Focus).includes(own[1].commands[0]!),
  );
  return [own, everywhere, ...onMain];
}

function unknown(keymap: Keymap, name: string): string {
  const all = ['main', 'everywhere', ...Object.keys(keymap.contexts)].flatMap(context =>
    contextAt(keymap, context)!.commands.map(command => `${context}.${command.name}`),
  );
  const near = nearName(name, all);
  return `There is no command \`${name}\` to give keys to.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`;
}
