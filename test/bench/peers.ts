// Other programs that answer the same question of the same folder.
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {type Cost, isInstalled, makeHome, measureProcess} from './processes.ts';

export type Peer = {
  readonly name: string;
  readonly command: string;
  /** `files` are all that lie in `folder`. */
  readonly arguments: (folder: string, files: readonly string[]) => readonly string[];
  readonly answer: (stdout: string) => number;
};

/** How many events have status 403? */
export const peers: readonly Peer[] = [
  {
    name: 'lnav -n',
    command: 'lnav',
    // Without rebuilding first, it answers from the part that it has read in its first seconds.
    arguments: folder => [
      ...['-n', '-r', '-c', ':rebuild', '-c', ':rebuild', '-c'],
      ';SELECT count(*) FROM azure_audit WHERE httpStatusCode = 403 OR "properties/httpStatusCode" = 403',
      folder,
    ],
    answer: stdout => Number(stdout.trim().split('\n').at(-1)),
  },
  {
    name: 'jq',
    command: 'jq',
    arguments: (_, files) => ['select((.httpStatusCode // .properties.httpStatusCode) == 403) | 1', ...files],
    answer: stdout => stdout.split('\n').length - 1,
  },
  ripgrep('"httpStatusCode":403'),
];

/** Counts the lines that have the text; `-i` in any case. */
export function ripgrep(text: string, ...options: readonly '-i'[]): Peer {
  return {
    name: ['rg -c', ...options].join(' '),
    command: 'rg',
    arguments: folder => ['-c', ...options, '-uu', '-F', '--no-filename', text, folder],
    answer: stdout => stdout.split('\n').reduce((sum, count) => sum + Number(count), 0),
  };
}

/** `undefined` where it is not installed. */
export async function askPeer(
  {command, arguments: given, answer}: Peer,
  folder: string,
  files: readonly string[],
): Promise<(Cost & {readonly found: number}) | undefined> {
  if (!isInstalled(command)) return undefined;
  await using home = await makeHome();
  await prepareHome(home.environment.HOME);
  const cost = await measureProcess(command, given(folder, files), home.environment);
  return {...cost, found: answer(cost.stdout)};
}

const lnavFormat = {
  azure_audit: {
    title: 'Azure audit events',
    json: true,
    'timestamp-field': 'time',
    'line-format': [{field: 'time'}, ' ', {field: 'operationName'}],
    value: {
      operationName: {kind: 'string', identifier: true},
      httpStatusCode: {kind: 'integer'},
      'properties/httpStatusCode': {kind: 'integer'},
    },
  },
};

/** Teaches lnav the records' shape. */
async function prepareHome(home: string): Promise<void> {
  const formats = join(home, '.lnav', 'formats', 'installed');
  await mkdir(formats, {recursive: true});
  const schema = {$schema: 'https://lnav.org/schemas/format-v1.schema.json'};
  await writeFile(join(formats, 'azure_audit.json'), JSON.stringify({...schema, ...lnavFormat}));
}
