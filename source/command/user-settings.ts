// The user's settings, as far as they can be used.

import {type ReadSettings, readSettings} from '../settings/settings.ts';
import {readSettingsFile, SettingsProblem} from '../settings/settings-file.ts';
import {type Environment, settingsFolder} from './environment.ts';

/** A damaged file is said, and changes nothing else: at 3 a.m. the usual settings are better than none. */
export function readUserSettings(environment: Environment): ReadSettings {
  try {
    return readSettings(readSettingsFile(settingsFolder(environment), 'settings'));
  } catch (error) {
    if (!(error instanceof SettingsProblem)) throw error;
    return {settings: readSettings({}).settings, problems: [`${error.message} Until then the usual settings count.`]};
  }
}
