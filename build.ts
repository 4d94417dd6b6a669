// Bundles source/ into few files: Ink and React unbundled cost twice the time to the first frame.
import {chmodSync, renameSync, rmSync} from 'node:fs';
import {build} from 'esbuild';

const fresh = 'build.new';
await build({
  entryPoints: {
    cli: 'source/cli.ts',
    'engine-worker': 'source/engine/engine-worker.ts',
    'reader-worker': 'source/engine/reader-worker.ts',
    'scan-worker': 'source/engine/scan-worker.ts',
  },
  outdir: fresh,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.15',
  minify: true,
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  define: {'process.env.NODE_ENV': '"production"'},
  // Ink imports its developer tools statically; the bundle would not start without them.
  alias: {'react-devtools-core': './source/screen/no-devtools.ts'},
  banner: {
    js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
chmodSync(`${fresh}/cli.js`, 0o755);
// Swapped at the end, so that a program that runs meanwhile finds its parts.
rmSync('build', {recursive: true, force: true});
renameSync(fresh, 'build');
