// Sessions of the screen: each source's last one is kept, and begun again.
import {createHash} from 'node:crypto';
import {resolve} from 'node:path';
import {isAzureSource, withoutSignature} from '../feed/azure/azure-source.ts';
import {openSettingsFile, readSettingsFile, SettingsProblem, type SettingsWriter} from '../settings/settings-file.ts';
import {type Environment, settingsFolder} from './environment.ts';

export type Keeper = {
  /** What the last session on the same sources left, if anything. */
  readonly last: unknown;
  readonly keep: (session: unknown) => void;
};

const file = 'sessions';

/** A log that is piped in passes once: there is nothing to come back to. */
export function keepSessions(environment: Environment, sources: readonly string[]): Keeper {
  if (sources.includes('-')) return {last: undefined, keep: () => undefined};
  const folder = settingsFolder(environment);
  const key = keyOf(sources);
  let writer: SettingsWriter | undefined;
  // Loaded beside the first frame, so that it is there when the connection is lost.
  void openSettingsFile(folder, file).then(opened => {
    writer = opened;
  });
  return {
    last: quietly(() => readSettingsFile(folder, file)[key]),
    keep: session => quietly(() => writer?.set(key, JSON.parse(JSON.stringify(session)))),
  };
}

/** Sources may have secrets in them, and names that are nobody's business: a digest tells them apart as well. */
function keyOf(sources: readonly string[]): string {
  const named = sources.map(source => (isAzureSource(source) ? withoutSignature(source) : resolve(source)));
  return createHash('sha256').update(named.toSorted().join('\n')).digest('hex').slice(0, 32);
}

/** A session is a comfort: without it the screen opens as at first. */
function quietly<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof SettingsProblem) return undefined;
    throw error;
  }
}
