// Looks for secrets in what a program left and said.
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {mkdir, readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';

/** As they are, encoded for URLs, and in base64, of which the middle is the same wherever it begins. */
function formsOf(secret: string): readonly string[] {
  const shifted = [0, 1, 2].map(shift => {
    const text = Buffer.from(`${'x'.repeat(shift)}${secret}`).toString('base64');
    return text.slice(4, -4);
  });
  return [
    secret,
    encodeURIComponent(secret),
    ...shifted,
    ...shifted.map(text => text.replaceAll('+', '-').replaceAll('/', '_')),
  ];
}

export function assertSilent(said: string | Uint8Array, secrets: readonly string[], where: string): void {
  const bytes = Buffer.from(said);
  for (const secret of secrets) {
    for (const form of formsOf(secret)) assert.ok(!bytes.includes(form), `${where} holds ${form.slice(0, 8)}…`);
  }
}

/** In no file of the folder, nor in the name of one. */
export async function assertNowhere(folder: string, secrets: readonly string[]): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const file of await readdir(folder, {recursive: true})) {
    const path = join(folder, file);
    assertSilent(file, secrets, path);
    if ((await stat(path)).isFile()) assertSilent(await readFile(path), secrets, path);
  }
}

/** The command lines of a process, its children and theirs, as `ps` shows them to everybody. */
export function commandLines(pid: number): string {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) ? quietly(`/proc/${entry}/stat`)?.match(/^.*\) \S (\d+)/s)?.[1] : undefined;
    if (parent !== undefined) parents.set(Number(entry), Number(parent));
  }
  const isOurs = (child: number | undefined): boolean =>
    child !== undefined && (child === pid || isOurs(parents.get(child)));
  return [...parents.keys()]
    .filter(isOurs)
    .map(child => quietly(`/proc/${child}/cmdline`) ?? '')
    .join('\n');
}

/** Processes end while they are looked at. */
function quietly(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
