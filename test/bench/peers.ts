// Other programs that answer the same question of the same folder: how many events have status 403?
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';

export type Peer = {
  readonly name: string;
  readonly command: string;
  /** `files` are all that lie in `folder`. */
  readonly arguments: (folder: string, files: readonly string[]) => readonly string[];
  readonly answer: (stdout: string) => number;
};

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
  {
    name: 'rg -c',
    command: 'rg',
    arguments: folder => ['-c', '-uu', '--no-filename', '"httpStatusCode":403', folder],
    answer: stdout => stdout.split('\n').reduce((sum, count) => sum + Number(count), 0),
  },
];

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
export async function prepareHome(home: string): Promise<void> {
  const formats = join(home, '.lnav', 'formats', 'installed');
  await mkdir(formats, {recursive: true});
  const schema = {$schema: 'https://lnav.org/schemas/format-v1.schema.json'};
  await writeFile(join(formats, 'azure_audit.json'), JSON.stringify({...schema, ...lnavFormat}));
}
