// Asks for secrets that a chosen way to sign in takes and the environment does not have: on a terminal, unseen.
import {createInterface} from 'node:readline';
import {Writable} from 'node:stream';
import {isatty} from 'node:tty';
import {accountName, isAzureSource, readAzureSource} from '../feed/azure/azure-source.ts';
import {lackingSecret, type Secrets} from '../feed/azure/sign-in.ts';
import {keepSecret} from '../text/redact.ts';
import type {Environment} from './environment.ts';
import type {WantedSources} from './source-options.ts';

/** The same sources, with what the user was asked for; without a terminal nobody is asked. */
export async function askSecrets(environment: Environment, wanted: WantedSources): Promise<WantedSources> {
  if (!isatty(0) || environment.stderr.isTTY !== true) return wanted;
  const {azure} = wanted.feeds;
  const each = {...wanted.feeds.each};
  // Several containers of an account have one key.
  const answers = new Map<string, Secrets>();
  for (const written of wanted.sources.filter(isAzureSource)) {
    const options = {...azure, ...each[written]};
    const {source, sas} = readAzureSource(written, options.container);
    const lacking = lackingSecret(source, options.auth, {...options.secrets, ...(sas && {sas})});
    if (lacking === undefined) continue;
    const name = accountName(source);
    const answer =
      answers.get(name) ?? kinds[lacking].read(await ask(environment, `${kinds[lacking].title} of ${name}`));
    answers.set(name, answer);
    each[written] = {...each[written], secrets: {...options.secrets, ...answer}};
  }
  return {...wanted, feeds: {...wanted.feeds, each}};
}

type Kind = {readonly title: string; readonly read: (text: string) => Secrets};

/** People paste what the portal shows: a connection string for a key, a whole URL for a SAS. */
const kinds: {readonly [name in 'key' | 'sas']: Kind} = {
  key: {
    title: 'Key or connection string',
    read: text => {
      const key = /AccountKey=([^;]+)/i.exec(text)?.[1] ?? text;
      return key === '' ? {} : {key};
    },
  },
  sas: {
    title: 'SAS',
    read: text => {
      const sas = text.slice(text.indexOf('?') + 1);
      return sas === '' ? {} : {sas};
    },
  },
};

/** Nothing of the answer is echoed; ^d gives none, ^c ends the program as elsewhere. */
function ask({stdin, stderr}: Environment, question: string): Promise<string> {
  const {promise, resolve} = Promise.withResolvers<string>();
  stderr.write(`${question} (not shown): `);
  const nowhere = new Writable({write: (_chunk, _encoding, done) => done()});
  const lines = createInterface({input: stdin(), output: nowhere, terminal: true, historySize: 0});
  lines.once('line', line => {
    const answer = line.trim();
    keepSecret(answer);
    resolve(answer);
    lines.close();
  });
  lines.once('SIGINT', () => {
    lines.close();
    stderr.write('\n');
    process.kill(process.pid, 'SIGINT');
  });
  lines.once('close', () => {
    stderr.write('\n');
    resolve('');
  });
  return promise;
}
