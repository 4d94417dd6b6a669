// What is measured: the program, and its peers on the same records where they are installed.
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {demoBlobs} from '../../source/demo/blobs.ts';
import {createHome, openProgram, removeHome, surroundings} from '../helpers/program.ts';
import {openTerminal, type Terminal} from '../helpers/terminal.ts';
import type {Condition} from '../helpers/waits.ts';
import {isInstalled} from './processes.ts';
import {showsRows} from './screens.ts';

export type Size = {readonly columns: number; readonly rows: number};

export type Subject = {
  readonly name: string;
  readonly installed: boolean;
  readonly open: (size: Size) => Promise<Terminal>;
  /** The first frame that shows data on all of the screen. */
  readonly ready: Condition;
  readonly keys: {readonly down: string; readonly pagedown: string};
};

type Subjects = AsyncDisposable & {readonly program: Subject; readonly peers: readonly Subject[]};

const PEERS: readonly {readonly name: string; readonly options: readonly string[]}[] = [
  {name: 'less', options: ['-S']},
  {name: 'vim', options: ['-u', 'NONE', '-N', '-R', '-c', 'set incsearch laststatus=2']},
  {name: 'lnav', options: []},
];

/** Writes the demo's records into one file for the peers, and opens the program once, so that its cache is warm. */
export async function createSubjects(): Promise<Subjects> {
  const home = await createHome();
  const file = join(home, 'demo.json');
  await writeFile(file, plainRecords());
  const environment = surroundings(home);

  const program: Subject = {
    name: 'hsmscope',
    installed: true,
    open: size => openProgram(['demo'], {...size, environment}),
    ready: showsRows,
    keys: {down: 'j', pagedown: 'pagedown'},
  };
  await using first = await program.open({columns: 120, rows: 40});
  await first.until(program.ready, {timeout: 60_000});
  await first.idle(1_000);
  await first.press('ctrl-c');
  await first.end();

  const peers = PEERS.map(({name, options}) => ({
    name,
    installed: isInstalled(name),
    open: (size: Size) => openTerminal({command: name, arguments: [...options, file], environment, ...size}),
    ready: screenFills,
    keys: {down: 'j', pagedown: name === 'vim' ? 'ctrl-f' : 'pagedown'},
  }));
  return {program, peers, [Symbol.asyncDispose]: () => removeHome(home)};
}

function plainRecords(): string {
  return [...demoBlobs()]
    .filter(({path}) => path.endsWith('.json'))
    .map(({content}) => content)
    .join('');
}

function screenFills(rows: readonly string[]): boolean {
  return rows.slice(0, -2).every(row => row !== '');
}
