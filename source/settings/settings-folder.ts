// The folder in which settings and sessions are kept: JSON files of their own, readable by their owner alone.
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import Conf from 'conf';

/** A file of the folder: what it holds, and what writes it anew. */
export type SettingsFile = {
  readonly path: string;
  /** Throws a SettingsProblem where the file is there and cannot be read. */
  readonly read: () => {readonly [name: string]: unknown};
  /** Other names stay as they are, also where another process wrote them meanwhile. */
  readonly write: (name: string, value: unknown) => void;
};

/** The sentence says what is wrong with the file, and the way out. */
export class SettingsProblem extends Error {}

export function openSettingsFile(folder: string, name: string): SettingsFile {
  const path = join(folder, `${name}.json`);
  const open = () =>
    new Conf<{[name: string]: unknown}>({
      cwd: folder,
      configName: name,
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
  return {
    path,
    // Who only reads leaves no folder behind.
    read: () => (existsSync(path) ? told(path, () => ({...open().store})) : {}),
    write: (key, value) => told(path, () => open().set(key, value)),
  };
}

function told<Result>(path: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const {message} = error as Error;
    const sentence =
      error instanceof SyntaxError
        ? `The file ${path} is not JSON (${message}): mend it, or move it away.`
        : `The file ${path} cannot be used: ${message}.`;
    throw new SettingsProblem(sentence, {cause: error});
  }
}
