// A folder that grows: a tail follows the failures, waits while one is read, and shows what came meanwhile.
import {appendFileSync, mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {describeStory, type User} from '../helpers/story.ts';

const root = mkdtempSync(`${tmpdir()}/hsmscope-tail-`);
process.on('exit', () => rmSync(root, {recursive: true, force: true}));

type Log = {readonly folder: string; readonly write: (operation: string, status: number, events?: number) => void};

/** A day of one HSM, as Azure lays it down. */
function newLog(name: string): Log {
  const folder = `${root}/${name}`;
  const hour = `${folder}/resourceId=/SUBSCRIPTIONS/A/PROVIDERS/MICROSOFT.KEYVAULT/MANAGEDHSMS/C/y=2026/m=10/d=01/h=12/m=00`;
  mkdirSync(hour, {recursive: true});
  let written = 0;
  return {
    folder,
    write(operation, status, events = 1) {
      for (let event = 0; event < events; event++) {
        const time = new Date(Date.UTC(2026, 9, 1, 12) + 1000 * written++).toISOString();
        const record = {time, operationName: operation, httpStatusCode: status, resultType: 'Success'};
        appendFileSync(`${hour}/PT1H.json`, `${JSON.stringify(record)}\n`);
      }
    },
  };
}

function tellOn(log: Log, screenshot?: string): (user: User) => Promise<void> {
  return async user => {
    await user.sees('40 events');
    await user.types('/failed');
    await user.presses('enter', 't', '5');
    await user.sees(/Tail 1: failed .* following/, /KeyGet .* 403/);
    log.write('KeySign', 200, 5);
    log.write('KeyPurge', 403);
    await user.sees('46 events', /│▌.* KeyPurge .* 403/);
    await user.presses('space');
    await user.sees('paused · +0 new');
    log.write('BackupCreate', 403, 3);
    log.write('KeySign', 200, 5);
    await user.sees('54 events', 'paused · +3 new', /│▌.* KeyPurge .* 403/);
    if (screenshot !== undefined) await user.screenshot(screenshot);
    await user.presses('F');
    await user.sees(/Tail 1: failed .* following/, /│▌.* BackupCreate .* 403/);
    await user.presses('j', 'j', 'j', 'enter');
    await user.sees(/\/ failed .* of 54/, /Events ─+ 4\/\d+/, /│▌.* KeyPurge .* 403/);
  };
}

const [wide, small] = [newLog('wide'), newLog('small')];
for (const log of [wide, small]) {
  log.write('KeySign', 200, 39);
  log.write('KeyGet', 403);
}

export const tailAndPause = describeStory(
  'a responder follows the failures in a folder that grows, and pauses to read one',
  {columns: 120, rows: 40, arguments: [wide.folder]},
  tellOn(wide, 'tail'),
);

export const tailAndPauseSmall = describeStory(
  'a responder does the same in a small terminal',
  {columns: 80, rows: 24, arguments: [small.folder]},
  tellOn(small),
);
