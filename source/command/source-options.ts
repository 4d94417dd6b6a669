// What sources may need beside their names: options of every command that takes some, and what the environment gives.

import type {AuthName} from '../feed/azure/sign-in.ts';
import {authNames} from '../feed/azure/sign-in.ts';
import type {FeedOptions} from '../feed/feeds.ts';
import {parseTimeValue} from '../query/time-value.ts';
import {readTimeWord, spanOf} from '../query/time-words.ts';
import type {CommandOption, GivenArguments} from './command.ts';
import type {Environment} from './environment.ts';
import {UsageProblem} from './usage-problem.ts';

export const sourceOptions: readonly CommandOption[] = [
  {flags: '--container <name>', description: 'the container of an Azure source (insights-logs-auditevent)'},
  {flags: '--auth <way>', description: 'how to sign in to Azure', choices: authNames, default: 'auto'},
  {flags: '--since <time>', description: 'of an Azure source, only hours since then: 24h, 7d, 2026-10-01, all'},
];

const usualWindow = '7d';

/** Secrets come from the environment alone: what stands on a command line is seen by everybody on the machine. */
export function feedOptions({variables}: Environment, {options}: Pick<GivenArguments, 'options'>): FeedOptions {
  return {
    azure: {
      container: options.container,
      auth: (options.auth ?? 'auto') as AuthName,
      since: readSince(options.since ?? usualWindow, Date.now()),
      secrets: {
        sas: variables.AZURE_STORAGE_SAS_TOKEN,
        key: variables.AZURE_STORAGE_KEY,
        connectionString: variables.AZURE_STORAGE_CONNECTION_STRING,
        clientId: variables.AZURE_CLIENT_ID,
      },
    },
  };
}

/** Milliseconds since 1970; `undefined`: from the beginning. Throws UsageProblem. */
export function readSince(text: string, now: number): number | undefined {
  if (text.toLowerCase() === 'all') return undefined;
  const last = readTimeWord('last', text);
  if ('type' in last) return spanOf(last, {now, zone: 'utc'}).from;
  const moment = parseTimeValue(text);
  if (moment !== undefined) return moment.from;
  throw new UsageProblem(`--since takes how long ago (24h, 7d, 4w), a date (2026-10-01) or all, not ${text}.`);
}
