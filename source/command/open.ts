// `hsmscope`: opens the screen on the sources.
import {openSync} from 'node:fs';
import {isatty, ReadStream} from 'node:tty';
import {startEngine} from '../engine/worker-engine.ts';
import {type CommandRecord, exitCodes, type GivenArguments} from './command.ts';
import {cacheFolder, colorLevel, type Environment, hasTerminal, isPipedInto, speaksUnicode} from './environment.ts';
import {readSources} from './source-options.ts';
import {UsageProblem} from './usage-problem.ts';

export const openCommand: CommandRecord = {
  name: '',
  arguments: '[source...]',
  description:
    'Explore Azure Managed HSM and Key Vault audit logs in the terminal.\nA source is a folder, a file (plain, .gz, .zst), - for standard input, or a storage account\n(https://ACCOUNT.blob.core.windows.net or azure:ACCOUNT); without any, all that is cached.',
  options: [],
  examples: ['hsmscope ./insights-logs-auditevent', 'hsmscope azure:contosologs --since 24h', 'hsmscope demo'],
  run: async (environment, {sources, options}) => {
    if (!hasTerminal(environment)) {
      throw new UsageProblem(
        'The screen needs a terminal. Use `hsmscope search QUERY SOURCE` or `hsmscope count QUERY SOURCE` in scripts.',
      );
    }
    // A script reads its input only when told to; a screen cannot take keys from a pipe, so the pipe is a log.
    const isPiped = sources.length === 0 && isPipedInto();
    await openOn(environment, {options, sources: isPiped ? ['-'] : sources}, undefined);
    return exitCodes.found;
  },
};

/** Claims the terminal at once, starts the engine beside the loading of the screen, and stays until the user quits. */
export async function openOn(
  environment: Environment,
  given: Pick<GivenArguments, 'sources' | 'options'>,
  title: string | undefined,
): Promise<void> {
  const {sources, feeds} = readSources(environment, given);
  const terminal = {
    keyboard: keyboardOf(environment),
    screen: environment.stdout,
    colors: colorLevel(environment),
    unicode: speaksUnicode(environment),
  };
  const {claimTerminal, releaseTerminal} = await import('../screen/terminal.ts');
  claimTerminal(terminal);
  try {
    const engine = startEngine({cache: cacheFolder(environment), ...feeds});
    const {openScreen} = await import('../screen/open-screen.tsx');
    await openScreen({engine, sources, title: title ?? titleOf(sources), terminal});
    await engine.close();
  } finally {
    releaseTerminal();
    if (!isatty(0)) terminal.keyboard.destroy();
  }
}

function titleOf(sources: readonly string[]): string {
  return sources.length === 0
    ? 'cache'
    : sources.map(source => (source === '-' ? 'standard input' : source)).join(', ');
}

/** The user's keys; with a log piped into standard input, they come from the terminal itself. */
function keyboardOf({stdin}: Environment): ReadStream {
  if (isatty(0)) return stdin();
  try {
    return new ReadStream(openSync('/dev/tty', 'r'));
  } catch {
    throw new UsageProblem(
      'The screen needs a keyboard: standard input is no terminal, and there is no other to read.',
    );
  }
}
