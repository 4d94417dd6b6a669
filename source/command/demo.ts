// `hsmscope demo`: a bundled incident to explore, no Azure account needed.

import {type CommandRecord, exitCodes} from './command.ts';
import {cacheFolder} from './environment.ts';
import {canOpen, openOn, screenOptions} from './open.ts';
import {withEngine} from './with-engine.ts';

export const demoCommand: CommandRecord = {
  name: 'demo',
  arguments: '',
  description: 'Explore a bundled incident: three days, two HSMs, one vault, and something wrong.',
  options: screenOptions,
  examples: ['hsmscope demo'],
  run: async (environment, {options}) => {
    const folder = `${cacheFolder(environment)}/demo`;
    const [{writeDemo}, {asUnwritable}] = await Promise.all([
      import('../demo/write-demo.ts'),
      import('../store/problems.ts'),
    ]);
    await writeDemo(folder).catch(error => {
      throw asUnwritable(cacheFolder(environment), error);
    });
    if (canOpen(environment, options)) {
      await openOn(environment, {sources: [folder], options}, 'demo');
      return exitCodes.found;
    }
    return withEngine(environment, {sources: [folder], options: {}}, async engine => {
      const all = await engine.count({type: 'all'});
      const failed = await engine.count({type: 'is', is: 'failed'});
      const purged = await engine.count({type: 'word', match: 'fuzzy', text: 'purge'});
      environment.stdout.write(
        `The demo: ${all} audit events of two Managed HSMs and a Key Vault, ${failed} failed, ${purged} about a purge.\n` +
          `They lie in ${folder}\n` +
          'Run `hsmscope demo` in a terminal to explore them, or ask here:\n' +
          `  hsmscope search purge "${folder}"\n`,
      );
      return all;
    });
  },
};
