// A command of the screen: a record of which footer, help, palette, README and the keyboard are made.
import type {UserAction} from '../state/actions.ts';

export type Command = {
  /** What settings call it, within its context. */
  readonly name: string;
  /** The names of its keys (see key-name.ts), unless the user wants others. */
  readonly keys: readonly string[];
  readonly hint: string;
  readonly action: UserAction;
  /** What the footer calls it; neighbours of one name share it: `j/k move`. Those without are in the help alone. */
  readonly footer?: string;
};

/** Where the focus is decides which commands there are. */
export type Context = {
  readonly title: string;
  /** In the order in which they are looked through. */
  readonly commands: readonly Command[];
  /** Where text is typed: what any other key that types something does. */
  readonly typed?: (text: string) => UserAction;
};
