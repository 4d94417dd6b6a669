// The command line: a table of commands, and the exit codes that scripts rely on.
import {Command, CommanderError, Option} from 'commander';
import packageJson from '../../package.json' with {type: 'json'};
import {faultText} from '../screen/fault.ts';
import {SettingsProblem} from '../settings/settings-file.ts';
import {redact} from '../text/redact.ts';
import {safeText} from '../text/safe-text.ts';
import {type CommandRecord, type ExitCode, exitCodes} from './command.ts';
import {commands} from './commands.ts';
import type {Environment} from './environment.ts';
import {openCommand} from './open.ts';
import {queryHelp} from './query-help.ts';
import {readChoice} from './read-options.ts';
import {optionsOf} from './source-options.ts';
import {UsageProblem} from './usage-problem.ts';

const exitCodesHelp = `
Exit codes: 0 found, 1 nothing found, 2 wrong usage, 3 a source cannot be read, 130 ended by ^c.`;

/** Runs what the arguments ask for; resolves to the exit code. */
export async function runProgram(environment: Environment): Promise<number> {
  // A reader that goes away, as `head` does, is heard of by each write; without a listener it would end the program.
  environment.stdout.on('error', () => undefined);
  environment.stderr.on('error', () => undefined);
  process.on('uncaughtException', error => {
    // The screen has a listener of its own, which gives the terminal back first.
    if (process.listenerCount('uncaughtException') > 1) return;
    environment.stderr.write(faultText(error));
    process.exit(exitCodes.source);
  });
  // What stands on a command line is seen by everybody on the machine: a signature, at least, no longer than must be.
  if (environment.arguments.some(argument => /[?&]sig=/i.test(argument))) process.title = 'hsmscope';
  let code: number = exitCodes.found;
  const program = describe(new Command('hsmscope'), environment, openCommand, exit => {
    code = exit;
  });
  program.version(packageJson.version, '-V, --version').enablePositionalOptions().addHelpText('after', exitCodesHelp);
  for (const command of commands) {
    program.addCommand(
      describe(new Command(command.name), environment, command, exit => {
        code = exit;
      }),
    );
  }
  try {
    await program.parseAsync(environment.arguments.map(shieldQuery), {from: 'user'});
    return code;
  } catch (error) {
    return explain(error, environment);
  }
}

/** A query such as `-caller:svc-*` is no option: behind a blank, which means nothing in a query, nobody takes it for one. */
function shieldQuery(argument: string): string {
  return /^-[a-z]*(:|\(|"|')/i.test(argument) ? ` ${argument}` : argument;
}

function describe(
  command: Command,
  environment: Environment,
  record: CommandRecord,
  exit: (code: ExitCode) => void,
): Command {
  command.configureOutput({outputError: (text, write) => write(harmless(text))});
  command.description(record.description).exitOverride().showHelpAfterError('(--help explains)');
  if (record.arguments !== '') command.arguments(record.arguments);
  for (const {flags, description, choices, default: preset} of optionsOf(record)) {
    const option = new Option(flags, description).default(preset);
    command.addOption(choices ? option.choices(choices).argParser(readChoice(option, choices)) : option);
  }
  if (/\bquery\b/.test(record.arguments)) command.addHelpText('after', queryHelp);
  command.addHelpText('after', `\nExamples:\n${record.examples.map(example => `  ${example}`).join('\n')}`);
  return command.action(async (...given: unknown[]) => {
    const positional = given.slice(0, -2) as (string | readonly string[] | undefined)[];
    const sources = positional.find(Array.isArray) as readonly string[] | undefined;
    const [query = '', name] = positional.filter(value => !Array.isArray(value)) as (string | undefined)[];
    exit(await record.run(environment, {query, name, sources: sources ?? [], options: command.opts()}));
  });
}

/** What the user typed, or a file is called, may hold anything; the lines of a sentence stay. */
function harmless(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}

/** One sentence that says what is wrong; never a stack of our own for what the user can mend. */
function explain(error: unknown, {stderr}: Environment): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.found : exitCodes.usage;
  stderr.write(`hsmscope: ${harmless(redact((error as Error).message))}\n`);
  return error instanceof UsageProblem || error instanceof SettingsProblem ? exitCodes.usage : exitCodes.source;
}
