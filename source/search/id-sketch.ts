// A sketch of a segment's ids, a byte a row: it tells that no id begins so, without the ids (a Bloom filter of their beginnings).
import type {Value} from '../query/syntax.ts';
import {fold} from '../text/fold.ts';
import {type IdColumn, idAt, isGuid} from './id-column.ts';

export type IdSketch = Uint8Array;

/** Letters: a GUID's first group. */
const beginning = 8;
/** Bits per id: with eight a row, three ids of a hundred are taken for possible that are not there. */
const probes = 3;

export function sketchOf(ids: IdColumn): IdSketch {
  const sketch = new Uint8Array(ids.kinds.length);
  for (let row = 0; row < sketch.length; row++) {
    const key = isGuid(ids, row) ? ids.words[row * 4]! : keyOf(fold(idAt(ids, row) ?? ''));
    if (key === undefined) continue;
    for (let probe = 0; probe < probes; probe++) {
      const bit = bitOf(key, probe, sketch);
      sketch[bit >>> 3]! |= 1 << (bit & 7);
    }
  }
  return sketch;
}

/** False only where no id is accepted. */
export function mayHaveId(sketch: IdSketch, value: Value): boolean {
  if (sketch.length === 0) return false;
  const key = value.type === 'equal' ? keyOf(fold(value.text)) : undefined;
  if (key === undefined) return true;
  for (let probe = 0; probe < probes; probe++) {
    const bit = bitOf(key, probe, sketch);
    if (((sketch[bit >>> 3]! >>> (bit & 7)) & 1) === 0) return false;
  }
  return true;
}

/** What all texts have in common that begin the same; `undefined` where a text is too short to say. */
function keyOf(folded: string): number | undefined {
  if (folded.length < beginning) return undefined;
  const text = folded.slice(0, beginning);
  if (/^[\da-f]*$/.test(text)) return Number.parseInt(text, 16);
  let key = 0;
  for (let at = 0; at < text.length; at++) key = (Math.imul(key, 31) + text.charCodeAt(at)) >>> 0;
  return key;
}

function bitOf(key: number, probe: number, sketch: IdSketch): number {
  const mixed = Math.imul(key ^ (key >>> 15), 0x2c1b3c6d);
  const step = Math.imul(key ^ (key >>> 13), 0x297a2d39) | 1;
  return (((mixed ^ (mixed >>> 12)) + Math.imul(probe, step ^ (step >>> 14))) >>> 0) % (sketch.length * 8);
}
