// Profiles: names for sources and how to open them. A profile holds no secret.
import {nearName} from '../text/near-name.ts';
import {openSettingsFile, readSettingsFile} from './settings-file.ts';

export type Profile = {
  readonly source: string;
  readonly container?: string | undefined;
  readonly auth?: string | undefined;
  readonly since?: string | undefined;
};

export type Profiles = {
  readonly all: ReadonlyMap<string, Profile>;
  /** The one that is opened where no source is named. */
  readonly used: string | undefined;
};

const file = 'profiles';
/** What no profile is called. */
const usedKey = '*';

/** Names that could be no path and no URL. */
export const isProfileName = (name: string): boolean => /^[a-z0-9][a-z0-9_-]{0,39}$/i.test(name);

export function readProfiles(folder: string): Profiles {
  const {[usedKey]: used, ...written} = readSettingsFile(folder, file);
  const all = new Map(Object.entries(written).flatMap(([name, value]) => readProfile(name, value)));
  return {all, used: typeof used === 'string' && all.has(used) ? used : undefined};
}

export async function writeProfile(folder: string, name: string, profile: Profile): Promise<void> {
  (await openSettingsFile(folder, file)).set(name, JSON.parse(JSON.stringify(profile)));
}

export async function removeProfile(folder: string, name: string): Promise<void> {
  (await openSettingsFile(folder, file)).remove(name);
}

/** `undefined`: none. */
export async function useProfile(folder: string, name: string | undefined): Promise<void> {
  const writer = await openSettingsFile(folder, file);
  if (name === undefined) writer.remove(usedKey);
  else writer.set(usedKey, name);
}

export function unknownProfile(name: string, {all}: Profiles): string {
  const near = nearName(name, all.keys());
  return `There is no profile ${name}.${near === undefined ? '' : ` Did you mean ${near}?`} See hsmscope profile list.`;
}

function readProfile(name: string, written: unknown): readonly (readonly [string, Profile])[] {
  const said = (typeof written === 'object' && written !== null ? written : {}) as {[field in keyof Profile]?: unknown};
  if (!isProfileName(name) || typeof said.source !== 'string') return [];
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return [
    [name, {source: said.source, container: text(said.container), auth: text(said.auth), since: text(said.since)}],
  ];
}
