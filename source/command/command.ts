// What a command is: a record in the table of commands.
import type {Environment} from './environment.ts';

/** What scripts rely on. */
export const exitCodes = {found: 0, none: 1, usage: 2, source: 3, interrupted: 130} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export type CommandOption = {
  readonly flags: string;
  readonly description: string;
  readonly choices?: readonly string[];
  readonly default?: string;
};

export type CommandRecord = {
  readonly name: string;
  /** As commander writes them: `<query> [source...]`. */
  readonly arguments: string;
  readonly description: string;
  readonly options: readonly CommandOption[];
  readonly examples: readonly string[];
  /** What can be typed in a place of `arguments`, for the completion of shells. */
  readonly suggest?: {readonly [place: string]: (environment: Environment) => readonly Suggestion[]};
  readonly run: (environment: Environment, given: GivenArguments) => Promise<ExitCode>;
};

/** A word for a command line, and what it means: either may be log text. */
export type Suggestion = {readonly text: string; readonly detail: string};

export type GivenArguments = {
  /** The query, or what to do with the cache: what stands first where a command takes such a thing. */
  readonly query: string;
  /** What stands second in `profile add NAME`. */
  readonly name?: string | undefined;
  readonly sources: readonly string[];
  readonly options: {readonly [name: string]: string | undefined};
};
