// Remembers what single conditions matched in a segment: the next keystroke changes one of them, and asks for the rest again.
import type {Bitmap} from './bitmap.ts';

/** Conditions per segment. A segment never changes, so neither does what it answers. */
const mostLeaves = 8;

const known = new WeakMap<object, Map<string, Bitmap>>();

/** A copy, which the caller may change; without a `key` it is made anew. */
export function rememberLeaf(segment: object, key: string | undefined, make: () => Bitmap): Bitmap {
  if (key === undefined) return make();
  const leaves = known.get(segment) ?? new Map<string, Bitmap>();
  known.set(segment, leaves);
  const bits = leaves.get(key) ?? make();
  leaves.delete(key);
  leaves.set(key, bits);
  if (leaves.size > mostLeaves) leaves.delete(leaves.keys().next().value!);
  return bits.slice();
}
