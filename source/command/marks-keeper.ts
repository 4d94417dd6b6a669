// The user's marks, as the screen keeps them.
import type {MarksPort} from '../screen/state/keep-marks.ts';
import {openMarks, readMarks} from '../settings/marks.ts';
import {type Environment, settingsFolder} from './environment.ts';

export function keepUserMarks(environment: Environment): {
  readonly port: MarksPort;
  readonly problem: string | undefined;
} {
  const folder = settingsFolder(environment);
  const {marks, problem} = readMarks(folder);
  const writer = async () => openMarks(folder);
  return {
    problem,
    port: {
      marks,
      put: async mark => (await writer()).put(mark),
      remove: async mark => (await writer()).remove(mark),
    },
  };
}
