// Loaded into the program before all else: tells when it ends how long its main thread was held the longest.
import {writeFileSync} from 'node:fs';
import {monitorEventLoopDelay} from 'node:perf_hooks';
import {isMainThread} from 'node:worker_threads';

/** Milliseconds in which the program starts, which is measured elsewhere. */
const start = 500;

if (isMainThread) {
  const delay = monitorEventLoopDelay({resolution: 1});
  setTimeout(() => delay.enable(), start).unref();
  process.on('exit', () => {
    const told = {longest: delay.max / 1e6, most: delay.percentile(99.9) / 1e6};
    writeFileSync(process.env.BENCH_MAIN_THREAD, JSON.stringify(told));
  });
}
