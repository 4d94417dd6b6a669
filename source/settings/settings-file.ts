// Files of settings and sessions: JSON, readable by their owner alone. Reading is quick, as the first frame waits for it.
import {copyFileSync, existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {whileLocked} from './file-lock.ts';

export type Written = {readonly [name: string]: unknown};

export type SettingsWriter = {
  /** Other names stay as they are, also where another process wrote them meanwhile. */
  readonly set: (name: string, value: unknown) => void;
  readonly remove: (name: string) => void;
};

/** The sentence says what is wrong with the file, and the way out. */
export class SettingsProblem extends Error {
  override readonly name = 'SettingsProblem';
}

export const settingsPath = (folder: string, name: string): string => join(folder, `${name}.json`);

/** Nothing where there is no such file. Throws a SettingsProblem where it cannot be read. */
export function readSettingsFile(folder: string, name: string): Written {
  const path = settingsPath(folder, name);
  return told(path, () => {
    if (!existsSync(path)) return {};
    const written: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof written === 'object' && written !== null && !Array.isArray(written)) return written as Written;
    throw new SyntaxError('it is no object');
  });
}

/**
 * What writes the file; the package behind it takes its time to load. Under the name `backup` lies what was last
 * written well.
 */
export async function openSettingsFile(folder: string, name: string, backup?: string): Promise<SettingsWriter> {
  const {default: Conf} = await import('conf');
  const open = () =>
    new Conf<{[name: string]: unknown}>({
      cwd: folder,
      configName: name,
      accessPropertiesByDotNotation: false,
      configFileMode: 0o600,
    });
  const path = settingsPath(folder, name);
  // Each change is made to what the file holds by then: another process may be about to write it as well.
  const change = (act: () => void): void =>
    told(path, () =>
      whileLocked(path, () => {
        act();
        if (backup !== undefined) copyFileSync(path, settingsPath(folder, backup));
      }),
    );
  return {
    set: (key, value) => change(() => open().set(key, value)),
    remove: key => change(() => open().delete(key)),
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
