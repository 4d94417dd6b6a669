// Knows the few layouts that records come in: which names, in which order, and what each of them stands for.
import {remember} from './memo.ts';
import {rememberRecent} from './recent-layouts.ts';
import {type Meaning, meaningOf} from './written-names.ts';

type Layout = {readonly names: readonly string[]; readonly meanings: readonly Meaning[]};

/** What names stand for. The names of a known layout are compared, which costs far less than looking each of them up. */
export function rememberLayouts(): (names: readonly string[]) => readonly Meaning[] {
  const meaning = remember(meaningOf);
  const layouts = rememberRecent<Layout>();
  return names => {
    const known = layouts.find(layout => isSame(layout.names, names));
    if (known !== undefined) return known.meanings;
    const meanings = names.map(meaning);
    layouts.add({names, meanings});
    return meanings;
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
