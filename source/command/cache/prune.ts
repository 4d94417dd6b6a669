// `hsmscope cache prune`: removes the oldest days, never evidence without being told to.
import {cachedDays, choosePruned, removeDays, sizeOnDisk, sum} from '../../store/retention.ts';
import type {Store} from '../../store/store.ts';
import {safeText} from '../../text/safe-text.ts';
import {type ExitCode, exitCodes, type GivenArguments} from '../command.ts';
import {type Environment, settingsFolder} from '../environment.ts';
import {UsageProblem} from '../usage-problem.ts';
import {holdMarked} from './hold-marked.ts';
import {humanBytes, readAge, readSize} from './units.ts';

export async function pruneCache(store: Store, environment: Environment, {options}: GivenArguments): Promise<ExitCode> {
  const {stdout} = environment;
  const {olderThan, maxSize, includingHeld, dryRun} = options;
  if (olderThan === undefined && maxSize === undefined) {
    throw new UsageProblem('Say what may go: --older-than 90d, --max-size 10GB, or both.');
  }
  holdMarked(store, settingsFolder(environment));
  const days = (await Promise.all(store.catalog.sources().map(source => cachedDays(store, source)))).flat();
  const pruned = choosePruned(days, {
    before: olderThan === undefined ? undefined : Date.now() - readAge(olderThan),
    mostBytes: maxSize === undefined ? undefined : readSize(maxSize),
    includingHeld: includingHeld !== undefined,
  });
  for (const day of pruned)
    stdout.write(`${safeText(day.name)}: ${day.events} events, ${humanBytes(sizeOnDisk(day))}\n`);
  if (dryRun === undefined) await removeDays(store, pruned);
  const verb = dryRun === undefined ? 'removed' : 'would be removed';
  const held = days.filter(day => day.held && !pruned.includes(day)).length;
  const kept = held > 0 ? `; ${held} kept as evidence` : '';
  stdout.write(`${pruned.length} of ${days.length} days ${verb}, ${humanBytes(sum(pruned.map(sizeOnDisk)))}${kept}\n`);
  return pruned.length > 0 ? exitCodes.found : exitCodes.none;
}
