// The backup that runs each night.
import {type Call, makeCall, makeCalls} from './calls.ts';
import {principals} from './cast.ts';
import {clients} from './clients.ts';
import {hexOf, randomFrom} from './random.ts';
import {day, end, hour, start} from './rhythm.ts';

/** When in the night, and how many times its progress is asked. */
const backups = [
  {resource: 'payments', from: hour, questions: 7},
  {resource: 'data', from: hour + 20 * 60_000, questions: 11},
] as const;

export function* backupCalls(): Generator<Call> {
  const random = randomFrom('backup');
  const who = {principal: principals.backup, address: '10.50.0.15', client: clients.backup};
  for (let night = start; night < end; night += day) {
    for (const {resource, from, questions} of backups) {
      let at = night + from + random.integer(1_200, 4_800);
      const correlation = random.guid();
      const job = hexOf(`backup ${resource} ${night}`).slice(0, 32);
      yield* makeCalls(random, {at, resource, operation: 'BackupCreate', correlation, ...who});
      for (let question = 0; question < questions; question += 1) {
        at += random.integer(29_800, 31_500);
        yield makeCall(random, {at, resource, operation: 'BackupStatusGet', object: job, correlation, ...who});
      }
    }
  }
}
