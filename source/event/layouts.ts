// Knows the few layouts that records come in: which names, in which order, and what each of them stands for.
import {remember} from './memo.ts';
import {type Meaning, meaningOf} from './written-names.ts';

type Layout = {readonly names: readonly string[]; readonly meanings: readonly Meaning[]};

/** More than a log has; a stranger one is looked up name by name. */
const mostLayouts = 16;

/** What names stand for. The names of a known layout are compared, which costs far less than looking each of them up. */
export function rememberLayouts(): (names: readonly string[]) => readonly Meaning[] {
  const meaning = remember(meaningOf);
  const layouts: Layout[] = [];
  return names => {
    const known = layouts.findIndex(layout => isSame(layout.names, names));
    if (known >= 0) {
      const layout = layouts[known]!;
      // The one met last comes first: a log seldom changes its layout from line to line.
      if (known > 0) layouts.unshift(...layouts.splice(known, 1));
      return layout.meanings;
    }
    const meanings = names.map(meaning);
    layouts.unshift({names, meanings});
    layouts.length = Math.min(layouts.length, mostLayouts);
    return meanings;
  };
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return false;
  return true;
}
