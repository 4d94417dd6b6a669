// `hsmscope count`: how many events match.
import type {CommandRecord} from './command.ts';
import {quietOption, readQuery, withEngine} from './with-engine.ts';

export const countCommand: CommandRecord = {
  name: 'count',
  arguments: '<query> [source...]',
  description: "Count the events that match; '' asks for all.",
  options: [quietOption],
  examples: ['hsmscope count failed ./logs', "hsmscope count 'op:KeyDelete caller:alice@contoso.com'"],
  run: async (environment, given) => {
    const query = readQuery(environment, given);
    return withEngine(environment, given, async engine => {
      const count = await engine.count(query);
      environment.stdout.write(`${count}\n`);
      return count;
    });
  },
};
