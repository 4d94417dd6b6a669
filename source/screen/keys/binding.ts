// A key binding is a record: help and footer are made of the same one that the router follows.
import type {UserAction} from '../state/actions.ts';

export type Binding = {
  /** The names of keys (see key-name.ts) and what each does. */
  readonly keys: {readonly [name: string]: UserAction};
  /** The keys as help shows them. */
  readonly label: string;
  readonly hint: string;
  /** How the footer shows it; those without are in the help alone. */
  readonly footer?: {readonly keys: string; readonly hint: string};
};
