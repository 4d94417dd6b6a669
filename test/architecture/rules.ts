// The architecture's rules as a table: adding a rule is adding a record. Each carries an example that breaks it.
import {EXCUSES, type Excuses} from './excuses.ts';
import type {SourceFile} from './source-files.ts';

export type Rule = {
  readonly name: string;
  /** What breaks the rule: a place and what is wrong there. */
  readonly problems: (files: readonly SourceFile[]) => readonly string[];
  /** Paths and texts that break it, each. */
  readonly examples: readonly {readonly [path: string]: string}[];
};

/** Each layer may import from those before it, and from itself. */
const LAYERS: readonly (readonly string[])[] = [
  ['text'],
  ['settings'],
  ['event'],
  ['query'],
  ['feed'],
  ['search'],
  ['store'],
  ['engine'],
  ['knowledge'],
  ['screen', 'demo'],
  ['command'],
  ['cli.ts'],
];

/** Layers that may import from fewer than all before them. */
const NARROW: {readonly [layer: string]: readonly string[]} = {feed: ['text', 'event']};

/** Outside the source, but told there. */
const NEIGHBOUR = '../package.json';

/** What only some files may import. */
const RESERVED: readonly {readonly modules: RegExp; readonly to: RegExp}[] = [
  {modules: /^node:sqlite$/, to: /^store\/catalog(-[a-z]+)?\.ts$/},
  {modules: /^node:worker_threads$/, to: /^engine\//},
  {modules: /^(ink|react)(\/|$)/, to: /^screen\//},
  {modules: /^@azure\//, to: /^feed\/azure\//},
  {modules: /^conf$/, to: /^settings\//},
];

const LONGEST_FILE = 250;
const LONG_FILE = 170;
const LONGEST_COMPONENT = 80;

const COLOUR_NAMES = 'black|red|green|yellow|blue|magenta|cyan|white|gray|grey';

export const RULES: readonly Rule[] = [
  {
    name: 'a layer imports only from the layers before it',
    problems: files =>
      files.flatMap(file => file.imports.flatMap(({target, own}) => (own ? layerProblem(file, target) : []))),
    examples: [
      {'text/cells.ts': "import {parse} from '../query/parse.ts';"},
      {'feed/folder.ts': "import type {Query} from '../query/syntax.ts';"},
      {'screen/app.tsx': "export {run} from '../command/run.ts';"},
      {'store/store.ts': "import settings from '../../settings.json' with {type: 'json'};"},
      {'store/catalog.ts': "const engine = await import('../engine/engine.ts');"},
      {'search/scan.ts': "new Worker(new URL('../engine/engine-worker.ts', import.meta.url));"},
      {'odds/ends.ts': "import {cells} from '../text/cells.ts';"},
    ],
  },
  {
    name: 'each part that could be swapped is imported in one place',
    problems: files =>
      files.flatMap(file =>
        file.imports.flatMap(({target}) =>
          RESERVED.filter(({modules, to}) => modules.test(target) && !to.test(file.path)).map(
            () => `${file.path} imports ${target}`,
          ),
        ),
      ),
    examples: [
      {'store/store.ts': "import {DatabaseSync} from 'node:sqlite';"},
      {'search/scan.ts': "import {Worker} from 'node:worker_threads';"},
      {'command/count.ts': "import {render} from 'ink';"},
    ],
  },
  {
    name: 'layout, paint, state and keys know no React',
    problems: files =>
      files
        .filter(({path}) => /^screen\/(layout\.ts$|(paint|state|keys)\/)/.test(path) && !path.endsWith('.tsx'))
        .flatMap(({path, imports}) =>
          imports.filter(({target}) => /^react(\/|$)/.test(target)).map(({target}) => `${path} imports ${target}`),
        ),
    examples: [
      {'screen/layout.ts': "import {useMemo} from 'react';"},
      {'screen/state/list/reduce.ts': "import type {ReactNode} from 'react';"},
    ],
  },
  {
    name: 'only cli.ts reads the command line and the environment',
    problems: files =>
      lineProblems(files, /\bprocess\.(argv|env)\b|\bprocess\[|\{[^}]*\b(argv|env)\b[^}]*\} = process\b/, {
        'cli.ts': 'reads them for all',
      }),
    examples: [
      {'store/store.ts': 'const home = process.env.HOME;'},
      {'screen/app.tsx': 'const {env} = process;'},
      {'command/run.ts': 'run(process.argv.slice(2));'},
    ],
  },
  {
    name: `no file is longer than ${LONGEST_FILE} lines, no component than ${LONGEST_COMPONENT}`,
    problems: files =>
      files
        .filter(({path, lines}) => lines > longest(path) && EXCUSES.lengths[path] === undefined)
        .map(({path, lines}) => `${path} has ${lines} lines, ${lines - longest(path)} too many`),
    examples: [{'text/long.ts': '\n'.repeat(LONGEST_FILE + 1)}, {'screen/app.tsx': '\n'.repeat(LONGEST_COMPONENT + 1)}],
  },
  {
    name: `nine files of ten have at most ${LONG_FILE} lines`,
    problems: files => {
      const long = files.filter(({lines}) => lines > LONG_FILE);
      return long.length * 10 > files.length ? long.map(({path, lines}) => `${path} has ${lines} lines`) : [];
    },
    examples: [{'text/long.ts': '\n'.repeat(LONG_FILE + 1), 'text/short.ts': ''}],
  },
  {
    name: 'names are in kebab case and say what is there',
    problems: files =>
      files.flatMap(({path}) =>
        path
          .split('/')
          .filter(
            name =>
              !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(name) || /\b(utils?|helpers?|common|manager)\b/.test(name),
          )
          .map(name => `${path}: ${name}`),
      ),
    examples: [
      {'text/safeText.ts': ''},
      {'Text/cells.ts': ''},
      {'text/utils/cells.ts': ''},
      {'engine/cache-manager.ts': ''},
    ],
  },
  {
    name: 'types are written as `type`, and there are no enums',
    problems: files => lineProblems(files, /^\s*((export )?(declare )?(interface|(const )?enum) \w)/),
    examples: [{'event/a.ts': 'export interface Event {}'}, {'event/a.ts': 'const enum Kind {A}'}],
  },
  {
    name: 'exports have names',
    problems: files => lineProblems(files, /^\s*export default\b|\bas default\b/, EXCUSES.defaults),
    examples: [{'event/a.ts': 'export default 1;'}, {'event/a.ts': 'export {a as default};'}],
  },
  {
    name: 'classes are errors, or handles on the list',
    problems: files =>
      lineProblems(files, /\bclass\b(?! \w+ extends \w*(Error|Problem)\b)(?=[^'"]*\{)/, EXCUSES.classes),
    examples: [{'engine/a.ts': 'export class Engine {}'}, {'engine/a.ts': 'const A = class extends Map {};'}],
  },
  {
    name: 'colours have their names in the theme',
    problems: files =>
      lineProblems(
        // The demo's hostile records bring colours as data.
        files.filter(({path}) => !/^(screen\/theme|demo\/)/.test(path)),
        new RegExp(
          [
            `['"]#[0-9a-fA-F]{3,8}['"]`,
            `[:=?(,] ?['"](bg)?(${COLOUR_NAMES})(Bright)?['"]`,
            `\\.(bg)?(${COLOUR_NAMES})(Bright)?[.(]`,
            String.raw`\[(3|4|9|10)[0-7](;[\d;]*)?m`,
            String.raw`\[[34]8[;:]`,
          ].join('|'),
          'i',
        ),
      ),
    examples: [
      {'screen/app.tsx': '<Text color="red">'},
      {'screen/paint/row.ts': 'return chalk.bold.red(text);'},
      {'screen/paint/row.ts': "const accent = '#ff8000';"},
      {'command/table.ts': String.raw`write('\x1b[31mfailed\x1b[0m');`},
      {'command/table.ts': String.raw`write('\u001b[38;5;208mfailed');`},
    ],
  },
  {
    name: 'keys enter the screen in one place',
    problems: files => {
      const places = files.flatMap(({path, code}) => [...code.matchAll(/\buseInput\(/g)].map(() => path));
      return places.length > 1 ? places : [];
    },
    examples: [{'screen/a.tsx': 'useInput(a);', 'screen/b.tsx': 'useInput(b);'}],
  },
];

function layerProblem({path}: SourceFile, target: string): readonly string[] {
  const layer = path.split('/')[0]!;
  const other = target.split('/')[0]!;
  const rank = LAYERS.findIndex(names => names.includes(layer));
  if (rank < 0) return [`${path}: ${layer} is in no layer`];
  const allowed = NARROW[layer] ?? LAYERS.slice(0, rank).flat();
  return layer === other || allowed.includes(other) || target === NEIGHBOUR ? [] : [`${path} imports ${target}`];
}

function lineProblems(files: readonly SourceFile[], pattern: RegExp, excused: Excuses = {}): readonly string[] {
  return files
    .filter(({path}) => excused[path] === undefined)
    .flatMap(({path, code}) =>
      code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
}

function longest(path: string): number {
  return path.endsWith('.tsx') ? LONGEST_COMPONENT : LONGEST_FILE;
}
