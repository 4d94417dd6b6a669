// Commands that do one of several things, named first: `cache status`, `profile add`.
import type {Suggestion} from './command.ts';
import {UsageProblem} from './usage-problem.ts';

/** By name; each says in a line what it does. */
export type Actions<Action> = {readonly [name: string]: Action & {readonly description: string}};

/** A line for each, for the help. */
export function describeActions(actions: Actions<unknown>): string {
  return Object.entries(actions)
    .map(([name, {description}]) => `  ${name.padEnd(8)} ${description}`)
    .join('\n');
}

export function suggestActions(actions: Actions<unknown>): readonly Suggestion[] {
  return Object.entries(actions).map(([text, {description}]) => ({text, detail: description}));
}

/** Throws UsageProblem for a name that stands for none. */
export function chooseAction<Action>(command: string, actions: Actions<Action>, name: string): Action {
  if (Object.hasOwn(actions, name)) return actions[name]!;
  throw new UsageProblem(`There is no \`${command} ${name}\`. Choose one of ${Object.keys(actions).join(', ')}.`);
}
