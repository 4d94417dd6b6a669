// `hsmscope completions`: what shells need to complete commands, options, profiles, saved queries, fields and values.
import {safeText} from '../text/safe-text.ts';
import {type CommandRecord, exitCodes} from './command.ts';
import {shellScripts} from './completions/shell-scripts.ts';
import {suggestWords} from './completions/suggest-words.ts';
import {UsageProblem} from './usage-problem.ts';

/** What the scripts ask with: not for people. */
const asking = 'words';

export function createCompletionsCommand(commands: () => readonly CommandRecord[]): CommandRecord {
  const shells = Object.keys(shellScripts);
  return {
    name: 'completions',
    arguments: '<shell> [word...]',
    description: `Print the completion for a shell (${shells.join(', ')}), to be loaded where it starts.`,
    options: [],
    examples: Object.entries(shellScripts).map(([, {install}]) => install),
    suggest: {shell: () => shells.map(text => ({text, detail: shellScripts[text]!.install}))},
    run: async (environment, {query: shell, sources: words}) => {
      if (shell === asking) {
        for (const {text, detail} of await suggestWords(words, commands(), environment)) {
          environment.stdout.write(`${safeText(text)}\t${safeText(detail)}\n`);
        }
        return exitCodes.found;
      }
      if (!Object.hasOwn(shellScripts, shell)) {
        throw new UsageProblem(`There is no completion for ${safeText(shell)}: choose one of ${shells.join(', ')}.`);
      }
      environment.stdout.write(shellScripts[shell]!.script);
      return exitCodes.found;
    },
  };
}
