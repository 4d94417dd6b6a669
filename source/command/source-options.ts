// What sources may need beside their names: options of every command that takes some, profiles, and the environment.
import {existsSync} from 'node:fs';
import type {AzureOptions} from '../feed/azure/azure-blobs.ts';
import {type AuthName, authNames, type Secrets} from '../feed/azure/sign-in.ts';
import type {FeedOptions} from '../feed/feeds.ts';
import {parseTimeValue} from '../query/time-value.ts';
import {readTimeWord, spanOf} from '../query/time-words.ts';
import {isProfileName, type Profile, readProfiles} from '../settings/profiles.ts';
import {keepSecret} from '../text/redact.ts';
import type {CommandOption, CommandRecord, GivenArguments} from './command.ts';
import {type Environment, settingsFolder} from './environment.ts';
import {UsageProblem} from './usage-problem.ts';
import {readUserSettings} from './user-settings.ts';

export const sourceOptions: readonly CommandOption[] = [
  {flags: '--container <name>', description: 'the container of an Azure source (insights-logs-auditevent)'},
  {flags: '--auth <way>', description: 'how to sign in to Azure (auto)', choices: authNames},
  {flags: '--since <time>', description: 'of an Azure source, only hours since then: 24h, 7d (usual), 2026-10-01, all'},
];

/** All options of a command: its own, and those of sources where it takes some. */
export function optionsOf({options, arguments: places}: CommandRecord): readonly CommandOption[] {
  return [...options, ...(places.includes('[source...]') ? sourceOptions : [])];
}

/** What is to be opened, and how. */
export type WantedSources = {readonly sources: readonly string[]; readonly feeds: FeedOptions};

type Given = Pick<GivenArguments, 'sources' | 'options'>;

/**
 * The name of a profile stands for its source; without any source the profile in use is meant, if there is one.
 * Secrets come from the environment alone: what stands on a command line is seen by everybody on the machine.
 */
export function readSources(environment: Environment, {sources: named, options}: Given): WantedSources {
  const {all, used} = readProfiles(settingsFolder(environment));
  const wanted = named.length > 0 || used === undefined ? named : [used];
  const azure = azureOptions(environment, options);
  for (const secret of secretsIn(azure.secrets, wanted)) keepSecret(secret);
  const each: {[source: string]: Partial<AzureOptions>} = {};
  const sources = wanted.map(source => {
    const profile = isProfileName(source) && !existsSync(source) ? all.get(source) : undefined;
    if (profile === undefined) return source;
    each[profile.source] = profileOptions(profile, options);
    return profile.source;
  });
  return {sources, feeds: {azure, each}};
}

function azureOptions(environment: Environment, options: Given['options']): AzureOptions {
  const {variables} = environment;
  return {
    container: options.container,
    auth: (options.auth ?? 'auto') as AuthName,
    since: readSince(options.since ?? readUserSettings(environment).settings.since, Date.now()),
    secrets: {
      sas: variables.AZURE_STORAGE_SAS_TOKEN,
      key: variables.AZURE_STORAGE_KEY,
      connectionString: variables.AZURE_STORAGE_CONNECTION_STRING,
      clientId: variables.AZURE_CLIENT_ID,
    },
  };
}

/** Whatever goes wrong, none of them is shown. */
function secretsIn({sas, key, connectionString}: Secrets, sources: readonly string[]): readonly string[] {
  const signatures = [sas, connectionString, ...sources].map(text => /[?&;=]sig=([^&;]+)/i.exec(`&${text}`)?.[1]);
  const accountKey = /AccountKey=([^;]+)/i.exec(connectionString ?? '')?.[1];
  const given = [key, connectionString, accountKey, ...signatures].filter(secret => secret !== undefined);
  return [...given, ...signatures.flatMap(signature => (signature === undefined ? [] : decoded(signature)))];
}

function decoded(signature: string): readonly string[] {
  try {
    return [decodeURIComponent(signature)];
  } catch {
    // It is no signature that could open anything.
    return [];
  }
}

/** What stands on the command line goes before what the profile says. */
function profileOptions({container, auth, since}: Profile, options: Given['options']): Partial<AzureOptions> {
  return {
    ...(container !== undefined && options.container === undefined && {container}),
    ...(auth !== undefined && options.auth === undefined && {auth: auth as AuthName}),
    ...(since !== undefined && options.since === undefined && {since: readSince(since, Date.now())}),
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
