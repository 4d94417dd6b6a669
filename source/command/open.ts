// `hsmscope`: opens the screen on the sources.
import {startEngine} from '../engine/worker-engine.ts';
import {type CommandRecord, exitCodes} from './command.ts';
import {cacheFolder, colorLevel, type Environment, hasTerminal, speaksUnicode} from './environment.ts';
import {UsageProblem} from './usage-problem.ts';
import {sourcesOf} from './with-engine.ts';

export const openCommand: CommandRecord = {
  name: '',
  arguments: '[source...]',
  description:
    'Explore Azure Managed HSM and Key Vault audit logs in the terminal.\nA source is a folder, a file (plain, .gz, .zst) or - for standard input; without any, all that is cached.',
  options: [],
  examples: ['hsmscope ./insights-logs-auditevent', 'hsmscope demo'],
  run: async (environment, {sources}) => {
    if (!hasTerminal(environment)) {
      throw new UsageProblem(
        'The screen needs a terminal. Use `hsmscope search QUERY SOURCE` or `hsmscope count QUERY SOURCE` in scripts.',
      );
    }
    await openOn(environment, sourcesOf(environment, sources), undefined);
    return exitCodes.found;
  },
};

/** Claims the terminal at once, starts the engine beside the loading of the screen, and stays until the user quits. */
export async function openOn(
  environment: Environment,
  sources: readonly string[],
  title: string | undefined,
): Promise<void> {
  const {claimTerminal} = await import('../screen/terminal.ts');
  const terminal = claimTerminal(environment);
  try {
    const engine = startEngine({cache: cacheFolder(environment)});
    const {openScreen} = await import('../screen/open-screen.tsx');
    await openScreen({
      engine,
      sources,
      title: title ?? (sources.length === 0 ? 'cache' : sources.join(', ')),
      terminal: {colors: colorLevel(environment), unicode: speaksUnicode(environment)},
    });
    await engine.close();
  } finally {
    terminal.release();
  }
}
