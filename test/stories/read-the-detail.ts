// What happened, in plain words: events of every kind are read, and a value of one leads on.
import assert from 'node:assert/strict';
import {describeStory, type Scene, type User} from '../helpers/story.ts';

const DEMO: Scene = {columns: 120, rows: 40, arguments: ['demo'], environment: {TERM: 'xterm-256color', TMUX: ''}};

/** Each with what has to be read of it. */
const events: readonly (readonly [name: string, query: string, told: RegExp])[] = [
  ['backup', 'op:BackupCreate', /Starts a backup of the whole HSM/],
  ['called-success', 'kind:vault status:403', /the caller may not do this/],
  ['security-domain', 'op:SecurityDomainDownload', /Initialises the HSM/],
  ['unknown-operation', 'op:RegionReplicaSync', /In no catalogue/],
  ['hostile-client', 'nihton', /no honest one does/],
];

export const readTheDetail = describeStory(
  'an auditor reads what happened, follows a value and copies it',
  DEMO,
  async user => {
    await readAll(user, 'detail');
    await ask(user, 'op:BackupCreate');
    await user.presses('s');
    await user.types('resourceType');
    await user.sees(/▌ {2}resourceType +managedHSMs/);
    await user.presses('enter', 'y');
    await user.sees(/^ Copy: {2}y event {2}v value/m);
    await user.presses('v');
    await user.sees("Copied the value to the terminal's clipboard: managedHSMs");
    assert.ok(user.terminal.output().includes(`\x1b]52;c;${Buffer.from('managedHSMs').toString('base64')}\x07`));
    await user.presses('+');
    await user.sees(/^ \/ op:BackupCreate properties\.resourceType:managedHSMs/m);
    await user.presses('r', 'o');
    await user.sees(/^ \/ corr:\S+ /m, /▌ {2}resourceType/);
    await user.presses('g', 'J');
    await user.sees(/▌▾ correlation · \d+ events/, /→ BackupCreate {2}202 {2}\d+ ms/);
    await user.presses('P');
    await user.sees('"operationName": "BackupCreate"', 'Any key leads back.');
    await user.presses('j');
    await user.sees(/^ \/ corr:\S+ /m, /▌▾ correlation/);
  },
);

export const readTheDetailSmall = describeStory(
  'an auditor does the same in a small terminal',
  {...DEMO, columns: 80, rows: 24},
  async user => readAll(user, 'detail-80'),
);

async function readAll(user: User, name: string): Promise<void> {
  await user.seesAllRead();
  for (const [what, query, told] of events) {
    await ask(user, query);
    await user.presses('g');
    await user.sees(/▌▾ summary/);
    await user.presses(...Array<string>(20).fill('j'));
    await user.sees(told);
    await user.screenshot(`${name}-${what}`);
  }
}

/** The first event that it finds, in the detail. */
async function ask(user: User, query: string): Promise<void> {
  await user.presses('/', 'ctrl-u');
  await user.types(query);
  await user.presses('enter');
  await user.sees(/\d of 52,620/);
  await user.presses('4');
}
