// `hsmscope`: opens the screen on the sources.
import {openSync} from 'node:fs';
import {isatty, ReadStream} from 'node:tty';
import {startEngine} from '../engine/worker-engine.ts';
import {withoutSignature} from '../feed/azure/azure-source.ts';
import type {ThemeName} from '../screen/theme/themes.ts';
import {asksForGround, themeNames} from '../screen/theme/themes.ts';
import {askSecrets} from './ask-secrets.ts';
import {type CommandOption, type CommandRecord, exitCodes, type GivenArguments} from './command.ts';
import {
  answersQuestions,
  cacheFolder,
  colorLevel,
  type Environment,
  groundOf,
  hasTerminal,
  isPipedInto,
  speaksUnicode,
} from './environment.ts';
import {keepUserMarks} from './marks-keeper.ts';
import {reportFromScreen} from './report-from-screen.ts';
import {keepSavedQueries} from './saved-keeper.ts';
import {keepSessions} from './sessions.ts';
import {readSources} from './source-options.ts';
import {UsageProblem} from './usage-problem.ts';
import {readUserSettings} from './user-settings.ts';

/** How the screen is shown, for every command that opens it. */
export const screenOptions: readonly CommandOption[] = [
  {flags: '--theme <name>', description: 'colours of the screen', choices: themeNames},
  {flags: '--mouse', description: 'wheel and clicks count; selecting text then needs shift'},
  {flags: '--new', description: 'begin anew, not where the last session on the same sources ended'},
  {flags: '--screen-reader', description: 'plain lines to be read out, in place of a drawn screen'},
];

export const openCommand: CommandRecord = {
  name: '',
  arguments: '[source...]',
  description:
    'Explore Azure Managed HSM and Key Vault audit logs in the terminal.\nA source is a folder, a file (plain, .gz, .zst), - for standard input, or a storage account\n(https://ACCOUNT.blob.core.windows.net or azure:ACCOUNT); without any, all that is cached.',
  options: screenOptions,
  examples: ['hsmscope ./insights-logs-auditevent', 'hsmscope azure:contosologs --since 24h', 'hsmscope demo'],
  run: async (environment, {sources, options}) => {
    if (!canOpen(environment, options)) throw new UsageProblem(noTerminal(environment));
    // A script reads its input only when told to; a screen cannot take keys from a pipe, so the pipe is a log.
    const isPiped = sources.length === 0 && isPipedInto();
    await openOn(environment, {options, sources: isPiped ? ['-'] : sources}, undefined);
    return exitCodes.found;
  },
};

/** For lines that are appended, any terminal will do. */
export function canOpen(environment: Environment, options: GivenArguments['options']): boolean {
  return hasTerminal(environment) || (environment.stdout.isTTY === true && isReadOut(environment, options));
}

function isReadOut({variables}: Environment, {screenReader}: GivenArguments['options']): boolean {
  return screenReader !== undefined || variables.INK_SCREEN_READER === 'true';
}

function noTerminal({stdout}: Environment): string {
  return stdout.isTTY
    ? 'The screen cannot be drawn on a terminal of the type `dumb`. Set TERM to what it is, or use `--screen-reader` for plain lines.'
    : 'The screen needs a terminal. Use `hsmscope search QUERY SOURCE` or `hsmscope count QUERY SOURCE` in scripts.';
}

/** Claims the terminal at once, starts the engine beside the loading of the screen, and stays until the user quits. */
export async function openOn(
  environment: Environment,
  given: Pick<GivenArguments, 'sources' | 'options'>,
  title: string | undefined,
): Promise<void> {
  const {options} = given;
  const {sources, feeds} = await askSecrets(environment, readSources(environment, given));
  const {settings, problems} = readUserSettings(environment);
  const theme = (options.theme ?? settings.theme) as ThemeName;
  const linear = isReadOut(environment, options) || settings.screenReader;
  const ground = groundOf(environment);
  const terminal = {
    keyboard: keyboardOf(environment),
    screen: environment.stdout,
    colors: colorLevel(environment),
    unicode: speaksUnicode(environment),
  };
  const {claimTerminal, releaseTerminal} = await import('../screen/terminal.ts');
  const asksGround =
    ground === undefined && terminal.colors > 0 && asksForGround(theme) && answersQuestions(environment);
  claimTerminal({...terminal, linear, asksGround});
  try {
    const engine = startEngine({cache: cacheFolder(environment), ...feeds});
    const restores = title === undefined;
    const {variables} = environment;
    const {port: marks, problem} = keepUserMarks(environment);
    const report = reportFromScreen(engine);
    const saved = keepSavedQueries(environment);
    const screen = {engine, sources, title: title ?? titleOf(sources), terminal, variables, marks, report, saved};
    if (linear) {
      const {openLinear} = await import('../screen/linear/open-linear.ts');
      await openLinear(screen);
    } else {
      const {openScreen} = await import('../screen/open-screen.tsx');
      const keeper = keepSessions(environment, restores ? sources : ['-']);
      await openScreen({
        ...screen,
        theme,
        ...(ground && {ground}),
        mouse: options.mouse !== undefined || settings.mouse,
        keys: settings.keys,
        notices: problem === undefined ? problems : [...problems, problem],
        session: settings.restore && options.new === undefined ? keeper.last : undefined,
        onEnd: keeper.keep,
      });
    }
    await engine.close();
  } finally {
    releaseTerminal();
    if (!isatty(0)) terminal.keyboard.destroy();
  }
}

function titleOf(sources: readonly string[]): string {
  return sources.length === 0
    ? 'cache'
    : sources.map(source => (source === '-' ? 'standard input' : withoutSignature(source))).join(', ');
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
