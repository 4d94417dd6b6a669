// Repeatable chance: the same seed gives the same numbers on every machine.
import {createHash} from 'node:crypto';

export type Random = {
  /** At least 0, less than 1. */
  readonly fraction: () => number;
  /** A whole number from low to high, both included. */
  readonly integer: (low: number, high: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  readonly chance: (probability: number) => boolean;
  readonly guid: () => string;
};

/** A generator of its own for each seed text, so that more events of one kind leave all the others as they were. */
export function randomFrom(seed: string): Random {
  const next = sfc32(seed);
  const fraction = () => next() / 4_294_967_296;
  const integer = (low: number, high: number) => low + Math.floor(fraction() * (high - low + 1));
  return {
    fraction,
    integer,
    pick: items => items[integer(0, items.length - 1)]!,
    chance: probability => fraction() < probability,
    guid: () => asGuid([next(), next(), next(), next()].map(word => word.toString(16).padStart(8, '0')).join('')),
  };
}

/** The GUID that always belongs to this name. */
export function guidOf(name: string): string {
  return asGuid(hexOf(name));
}

const digests = new Map<string, string>();

/** 64 hexadecimal digits that always belong to this name. Remembered, for the same names come thousands of times. */
export function hexOf(name: string): string {
  const known = digests.get(name);
  if (known) return known;
  const digest = createHash('sha256').update(name).digest('hex');
  digests.set(name, digest);
  return digest;
}

/** Version 4, variant 1, as the services make them. */
function asGuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

// Chris Doty-Humphrey's sfc32: integer arithmetic only, so no machine rounds differently.
function sfc32(seed: string): () => number {
  const digest = createHash('sha256').update(seed).digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
}
