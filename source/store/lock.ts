// One writer a source: whoever holds its lock reads it, the others wait and then find the work done.
import {randomUUID} from 'node:crypto';
import {hostname} from 'node:os';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Store} from './store.ts';

/** Milliseconds. */
const heartbeatEvery = 2000;
const deadAfter = 15_000;
const retryAfter = 200;

/** This process on this machine; the last part tells threads and process ids used again apart. */
export const owner = `${hostname()} ${process.pid} ${randomUUID()}`;

/** Does the work while nobody else writes the source. */
export async function withLock(
  {catalog}: Store,
  source: string,
  listener: {readonly proceed: () => Promise<void>; readonly onWaiting: () => void},
  work: () => Promise<void>,
): Promise<void> {
  for (let tries = 0; !catalog.lock(source, owner, isDead); tries++) {
    if (tries === 0) listener.onWaiting();
    await listener.proceed();
    await sleep(retryAfter);
  }
  const heart = setInterval(() => catalog.lock(source, owner, isDead), heartbeatEvery).unref();
  try {
    await work();
  } finally {
    clearInterval(heart);
    catalog.unlock(source, owner);
  }
}

/** A process of this machine that does not run any more, or one anywhere whose heart stopped beating. */
function isDead(holder: string, heartbeat: number): boolean {
  const [host, processId] = holder.split(' ');
  return Date.now() - heartbeat > deadAfter || (host === hostname() && !isRunning(Number(processId)));
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
