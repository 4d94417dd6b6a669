// `hsmscope cache`: what the cache holds, whether it is sound, and what may go.
import type {Store} from '../store/store.ts';
import {type Actions, chooseAction, describeActions, suggestActions} from './actions.ts';
import {type CommandRecord, type ExitCode, exitCodes, type GivenArguments} from './command.ts';
import {cacheFolder, type Environment} from './environment.ts';

type Run = (store: Store, environment: Environment, given: GivenArguments) => Promise<ExitCode>;

/** What each needs is loaded when it is asked for: the screen starts without the store. */
const actions: Actions<{readonly load: () => Promise<Run>}> = {
  status: {
    description: 'what is cached',
    load: async () => (await import('./cache/status.ts')).printStatus,
  },
  verify: {
    description: 'prove by hash that each blob is whole, and that index and records agree',
    load: async () => (await import('./cache/verify.ts')).verifyCache,
  },
  prune: {
    description: 'remove the oldest days',
    load: async () => (await import('./cache/prune.ts')).pruneCache,
  },
  hold: {
    description: 'keep the named blobs as evidence: prune leaves them alone',
    load: async () => (await import('./cache/hold.ts')).holdBlobs(true),
  },
  release: {
    description: 'no longer keep the named blobs as evidence',
    load: async () => (await import('./cache/hold.ts')).holdBlobs(false),
  },
  path: {description: 'where the cache is', load: async () => printPath},
};

export const cacheCommand: CommandRecord = {
  name: 'cache',
  arguments: '<action> [blob...]',
  description: `Look after the local cache:\n${describeActions(actions)}`,
  options: [
    {
      flags: '-o, --output <format>',
      description: 'how to print the status',
      choices: ['table', 'json'],
      default: 'table',
    },
    {flags: '--older-than <age>', description: 'prune days whose newest event is older: 90d, 12w, 36h'},
    {flags: '--max-size <size>', description: 'prune the oldest days until the cache is no larger: 10GB, 500MB'},
    {flags: '--including-held', description: 'prune evidence, too'},
    {flags: '--dry-run', description: 'only say what would be pruned'},
  ],
  examples: [
    'hsmscope cache status',
    'hsmscope cache prune --older-than 90d --max-size 10GB',
    'hsmscope cache hold PT1H.json',
  ],
  suggest: {action: () => suggestActions(actions)},
  run: async (environment, given) => {
    const action = chooseAction('cache', actions, given.query);
    const [run, {openStore}] = await Promise.all([action.load(), import('../store/store.ts')]);
    const store = openStore(cacheFolder(environment));
    try {
      return await run(store, environment, given);
    } finally {
      store.catalog.close();
    }
  },
};

async function printPath({root}: Store, {stdout}: Environment): Promise<ExitCode> {
  stdout.write(`${root}\n`);
  return exitCodes.found;
}
