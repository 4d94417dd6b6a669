// The source as the architecture's rules see it: files, lines, imports.
import {readdir, readFile} from 'node:fs/promises';
import {posix} from 'node:path';

export type SourceFile = {
  /** From the source folder on, with slashes: `event/fields.ts`. */
  readonly path: string;
  /** The text without comments; lines stay where they are. */
  readonly code: string;
  readonly lines: number;
  readonly imports: readonly Import[];
};

/** `target` is a path in the source folder for what is imported from there, else the name as written. */
export type Import = {readonly target: string; readonly own: boolean};

const IMPORTS = /\b(?:from|import)\s*\(?\s*(['"])([^'"\n]+)\1/g;
/** Workers are started by their address. */
const ADDRESSES = /new URL\(\s*(['"])(\.[^'"\n]+\.tsx?)\1/g;

export async function readSource(folder: URL): Promise<readonly SourceFile[]> {
  const names = await readdir(folder, {recursive: true, withFileTypes: true});
  const root = folder.pathname;
  const paths = names
    .filter(entry => entry.isFile())
    .map(entry => posix.join(entry.parentPath, entry.name).slice(root.length))
    .sort();
  return Promise.all(paths.map(async path => toSourceFile(path, await readFile(new URL(path, folder), 'utf8'))));
}

export function toSourceFile(path: string, text: string): SourceFile {
  const code = withoutComments(text);
  const targets = [IMPORTS, ADDRESSES].flatMap(pattern => [...code.matchAll(pattern)].map(match => match[2]!));
  const imports = targets.map(target =>
    target.startsWith('.') ? {target: posix.join(posix.dirname(path), target), own: true} : {target, own: false},
  );
  return {path, code, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), imports};
}

/** Blanks comments that fill whole lines, as the project writes them, and those behind code. */
function withoutComments(text: string): string {
  return text
    .replace(/^[ \t]*\/\*[\s\S]*?\*\//gm, comment => comment.replace(/[^\n]/g, ''))
    .replace(/^[ \t]*\/\/.*$/gm, '')
    .replace(/[;,{] \/\/ .*$/gm, end => end[0]!);
}
