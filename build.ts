// Bundles source/ into few files: Ink and React unbundled cost twice the time to the first frame.
import {chmodSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {isBuiltin} from 'node:module';
import {type BuildOptions, build, type Plugin} from 'esbuild';

/** Imported as it is, a module of Node's costs a copy of all that it exports, for which it loads what nobody uses. */
const builtins: Plugin = {
  name: 'builtins',
  setup({onResolve, onLoad}) {
    onResolve({filter: /./}, ({path}) =>
      isBuiltin(path) ? {path: path.replace(/^(node:)?/, 'node:'), namespace: 'builtin'} : undefined,
    );
    onLoad({filter: /./, namespace: 'builtin'}, ({path}) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
    }));
  },
};

/** Ink's layout engine would fetch itself from a `data:` URL, for which Node loads a whole HTTP client. */
const layoutEngine: Plugin = {
  name: 'layout engine',
  setup({onLoad}) {
    onLoad({filter: /yoga-wasm-base64-esm\.js$/}, ({path}) => {
      const text = readFileSync(path, 'utf8');
      const contents = text.replaceAll('"function"!=typeof fetch', 'true');
      if (contents === text) throw new Error(`${path} does not ask for fetch as it did: look how it loads itself.`);
      return {contents};
    });
  },
};

const fresh = 'build.new';

const options: BuildOptions = {
  outdir: fresh,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.15',
  // Not known of Node, as it can be built without; a pattern would become a call that compiles it each time.
  supported: {'regexp-unicode-property-escapes': true},
  minify: true,
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  define: {'process.env.NODE_ENV': '"production"'},
  alias: {
    // Ink imports its developer tools statically; the bundle would not start without them.
    'react-devtools-core': './source/screen/no-devtools.ts',
    'string-width': './source/text/string-width.ts',
  },
  plugins: [builtins, layoutEngine],
  logLevel: 'warning',
};

/** Each by itself: what several share would lie in dozens of files, and to find them takes longer than to read them. */
const programs = {
  cli: 'source/cli.ts',
  'engine-worker': 'source/engine/engine-worker.ts',
  'reader-worker': 'source/engine/reader-worker.ts',
  'scan-worker': 'source/engine/scan-worker.ts',
};
for (const [name, path] of Object.entries(programs)) await build({...options, entryPoints: {[name]: path}});
chmodSync(`${fresh}/cli.js`, 0o755);
// Swapped at the end, so that a program that runs meanwhile finds its parts.
rmSync('build', {recursive: true, force: true});
renameSync(fresh, 'build');
