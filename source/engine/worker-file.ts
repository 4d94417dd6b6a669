// Where the code of a worker thread lies: beside this file, as it is written or as it is bundled.

export function workerFile(name: 'engine-worker' | 'reader-worker' | 'scan-worker'): URL {
  return new URL(`./${name}.${import.meta.url.endsWith('.ts') ? 'ts' : 'js'}`, import.meta.url);
}
