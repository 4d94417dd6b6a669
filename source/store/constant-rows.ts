// Columns where all rows have the same value, as those of a day's only HSM: kept as that value, with one memory for all.
import type {Numbers} from '../search/segment.ts';

export const arrayTypes = {Uint8Array, Uint16Array, Uint32Array, Float64Array} as const;
export type ArrayName = keyof typeof arrayTypes;

/** NaN does not survive JSON. */
export function isConstant(array: Numbers): boolean {
  const [first] = array;
  return first !== undefined && Number.isFinite(first) && array.every((value: number) => value === first);
}

/** Rows: shorter columns are many, and each takes little. */
const worthSharing = 1024;

/** By type and value: all segments share them. */
const constants = new Map<string, Numbers>();

export function constantRows(type: ArrayName, value: number, rows: number): Numbers {
  if (rows < worthSharing) return new arrayTypes[type](rows).fill(value);
  const key = `${type} ${value}`;
  let known = constants.get(key);
  if (known === undefined || known.length < rows) {
    known = new arrayTypes[type](rows).fill(value);
    constants.set(key, known);
  }
  return known.subarray(0, rows);
}
