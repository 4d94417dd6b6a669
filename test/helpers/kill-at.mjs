// Preloaded into the program (`--import`): counts its steps towards the disk, in all its threads, and ends it with
// SIGKILL just before the step that KILL_AT names. KILL_LOG is the file that counts: a line of fixed length for each.
import fs from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import sqlite from 'node:sqlite';
import {fileURLToPath} from 'node:url';

const at = Number(process.env.KILL_AT ?? Number.POSITIVE_INFINITY);
const lineLength = 160;
const {openSync, writeSync, fstatSync} = fs;
const log = openSync(process.env.KILL_LOG, 'a');

/** `dying` is what the process still does of the step at which it is killed. */
function step(name, dying) {
  // Appends of several threads do not mix.
  writeSync(
    log,
    Buffer.from(
      `${name
        .replace(/\s+/g, ' ')
        .slice(0, lineLength - 1)
        .padEnd(lineLength - 1)}\n`,
      'latin1',
    ),
  );
  if (fstatSync(log).size < at * lineLength) return;
  dying?.();
  process.kill(process.pid, 'SIGKILL');
}

function wrap(owner, method, announce) {
  const original = owner[method];
  if (original === undefined) return;
  owner[method] = function (...given) {
    announce(given, this);
    return original.apply(this, given);
  };
}

/** A write is two steps: it may be cut off before it begins, or half done. */
function announceWrite(name, descriptor, [bytes, from, ...rest]) {
  step(name);
  if (!ArrayBuffer.isView(bytes)) return;
  const place = typeof from === 'object' ? from : {offset: from, length: rest[0], position: rest[1]};
  const {offset = 0, length = bytes.byteLength - offset, position} = place ?? {};
  const half = length >> 1;
  if (half > 0) step(`${name}, half`, () => writeSync(descriptor, bytes, offset, half, position));
}

const writesByPath = ['rename', 'rm', 'unlink', 'truncate', 'writeFile', 'appendFile', 'copyFile', 'link'];
for (const name of writesByPath) {
  for (const [owner, method] of [
    [fs, name],
    [fs, `${name}Sync`],
    [fs.promises, name],
  ]) {
    wrap(owner, method, ([path, other]) => step(`${name} ${path} ${name === 'rename' ? other : ''}`));
  }
}

const announceOpen = ([path, flags = 'r']) => {
  const reads = typeof flags === 'number' ? (flags & 3) === 0 : flags === 'r';
  if (!reads) step(`open ${path}`);
};
for (const [owner, method] of [
  [fs, 'open'],
  [fs, 'openSync'],
  [fs.promises, 'open'],
]) {
  wrap(owner, method, announceOpen);
}

for (const name of ['write', 'writeSync']) {
  wrap(fs, name, ([descriptor, ...given]) => {
    // Standard output and error are no part of the cache.
    if (descriptor > 2) announceWrite('write', descriptor, given);
  });
}
for (const name of ['fsync', 'fdatasync', 'ftruncate']) {
  wrap(fs, name, () => step(name));
  wrap(fs, `${name}Sync`, () => step(name));
}

const probe = await fs.promises.open(fileURLToPath(import.meta.url));
const handle = Object.getPrototypeOf(probe);
await probe.close();
for (const name of ['write', 'writeFile', 'appendFile']) {
  wrap(handle, name, (given, {fd}) => announceWrite(`file.${name}`, fd, given));
}
for (const name of ['writev', 'sync', 'datasync', 'truncate']) wrap(handle, name, () => step(`file.${name}`));

/** Statements that only read change nothing; of the others, the first of a transaction stands for all. */
let within = '';
function announceStatement(sql) {
  const [, begin, end] = /^\s*(?:(BEGIN.*)|(COMMIT|ROLLBACK)|)/i.exec(sql);
  const counts = end
    ? !/DEFERRED/i.test(within)
    : !/^\s*(SELECT|WITH|BEGIN DEFERRED)/i.test(sql) && within !== 'changed';
  if (begin || end) within = begin ?? '';
  else if (within !== '' && counts) within = 'changed';
  if (counts) step(sql);
}
// Prototypes, as the exports of this module alone are not renewed below.
wrap(sqlite.DatabaseSync.prototype, 'exec', ([sql]) => announceStatement(sql));
for (const name of ['run', 'get', 'all']) {
  wrap(sqlite.StatementSync.prototype, name, (_, statement) => {
    if (!/^\s*PRAGMA/i.test(statement.sourceSQL)) announceStatement(statement.sourceSQL);
  });
}
syncBuiltinESMExports();
