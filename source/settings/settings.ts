// What users can set: a table of records. A file that says something else is explained, and the rest of it counts.
import {nearName} from '../text/near-name.ts';

export type SettingRecord<Value> = {
  readonly name: string;
  readonly description: string;
  readonly preset: Value;
  /** The value in what the file says, or a sentence about what it takes. */
  readonly read: (written: unknown) => {readonly value: Value} | {readonly takes: string};
};

export const themeNames = ['auto', 'dark', 'light', 'high-contrast', 'colour-blind', 'none'] as const;

export type ThemeName = (typeof themeNames)[number];

/** Commands by context and name (`events.next-failure`), each with the names of its keys. */
export type KeySettings = {readonly [command: string]: readonly string[]};

export type Settings = {
  readonly theme: ThemeName;
  readonly mouse: boolean;
  readonly screenReader: boolean;
  readonly restore: boolean;
  readonly since: string;
  readonly keys: KeySettings;
};

type Table = {readonly [name in keyof Settings]: SettingRecord<Settings[name]>};

export const settingRecords: Table = {
  theme: {
    name: 'theme',
    description: `colours: ${themeNames.join(', ')}`,
    preset: 'auto',
    read: written => oneOf(themeNames, written),
  },
  mouse: {
    name: 'mouse',
    description: 'wheel and clicks count; selecting text then needs shift',
    preset: false,
    read: readFlag,
  },
  screenReader: {
    name: 'screenReader',
    description: 'plain lines that a screen reader can follow, in place of a drawn screen',
    preset: false,
    read: readFlag,
  },
  restore: {
    name: 'restore',
    description: 'begin where the last session of the same sources ended',
    preset: true,
    read: readFlag,
  },
  since: {
    name: 'since',
    description: 'how far back Azure sources are read unless --since says otherwise',
    preset: '7d',
    read: written =>
      typeof written === 'string' && /^(?:all|\d+[smhdw]|\d{4}-\d\d(?:-\d\d)?)$/i.test(written)
        ? {value: written}
        : {takes: 'a time such as `24h`, `7d`, `2026-10-01`, or `all`'},
  },
  keys: {
    name: 'keys',
    description: 'other keys for commands, as {"main.next-failure": ["e", "f8"]}',
    preset: {},
    read: readKeys,
  },
};

export type ReadSettings = {readonly settings: Settings; readonly problems: readonly string[]};

/** Whatever the file holds, there are settings; what cannot be used is said in a sentence each. */
export function readSettings(written: {readonly [name: string]: unknown}): ReadSettings {
  const problems = Object.keys(written).flatMap(name => unknownName(name));
  const entries = Object.values(settingRecords).map((record: SettingRecord<unknown>) => {
    const said = written[record.name];
    if (said === undefined) return [record.name, record.preset];
    const read = record.read(said);
    if ('value' in read) return [record.name, read.value];
    problems.push(`The setting \`${record.name}\` takes ${read.takes}.`);
    return [record.name, record.preset];
  });
  return {settings: Object.fromEntries(entries) as Settings, problems};
}

function unknownName(name: string): readonly string[] {
  if (Object.hasOwn(settingRecords, name)) return [];
  const near = nearName(name, Object.keys(settingRecords));
  return [`There is no setting \`${name}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`];
}

function oneOf<Name extends string>(names: readonly Name[], written: unknown): {value: Name} | {takes: string} {
  const found = names.find(name => name === written);
  if (found !== undefined) return {value: found};
  const near = typeof written === 'string' ? nearName(written, names) : undefined;
  return {takes: `one of ${names.join(', ')}${near === undefined ? '' : ` (did you mean \`${near}\`?)`}`};
}

function readFlag(written: unknown): {value: boolean} | {takes: string} {
  return typeof written === 'boolean' ? {value: written} : {takes: '`true` or `false`'};
}

function readKeys(written: unknown): {value: KeySettings} | {takes: string} {
  const isObject = typeof written === 'object' && written !== null && !Array.isArray(written);
  const isKeys = (keys: unknown) => Array.isArray(keys) && keys.every(key => typeof key === 'string');
  if (isObject && Object.values(written).every(isKeys)) return {value: written as KeySettings};
  return {takes: 'commands with lists of keys, as {"main.next-failure": ["e", "f8"]}'};
}
