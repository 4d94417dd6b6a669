// Which key does what: the tables of commands with the keys that the user wants.
import type {UserAction} from '../state/actions.ts';
import type {Focus} from '../state/state.ts';
import type {Command, Context} from './command.ts';
import {contexts, isOnMain, shared} from './contexts.ts';
import {typedText} from './key-name.ts';

export type Keymap = {
  readonly contexts: {readonly [focus in Focus]: Context};
  readonly main: Context;
  readonly everywhere: Context;
};

export const defaultKeymap: Keymap = {contexts, ...shared};

/** All that a key can do where the focus is; of two with the same key the first one counts. */
export function commandsAt(keymap: Keymap, focus: Focus): readonly Command[] {
  return groupsAt(keymap, focus).flatMap(({commands}) => commands);
}

/** The focused pane's commands, then those of the main screen where that takes keys, then the rest. */
export function groupsAt({contexts, main, everywhere}: Keymap, focus: Focus): readonly Context[] {
  return [contexts[focus], ...(isOnMain(focus) ? [main] : []), everywhere];
}

/** What the key does where the focus is. */
export function actionOf(keymap: Keymap, focus: Focus, key: string): UserAction | undefined {
  const command = commandsAt(keymap, focus).find(({keys}) => keys.includes(key));
  if (command !== undefined) return command.action;
  const text = typedText(key);
  return text === undefined ? undefined : keymap.contexts[focus].typed?.(text);
}
