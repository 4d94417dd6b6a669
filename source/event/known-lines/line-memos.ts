// What values of a line are made into: each distinct one is decoded and understood once.
import {createAddressReader, isHost} from '../address.ts';
import {parseBounded} from '../json.ts';
import {placeOf, targetOf, whoOf} from '../told.ts';
import type {Slot} from '../written-names.ts';
import {type ByteMemo, rememberBytes} from './byte-memo.ts';
import type {Kind} from './hole.ts';

export type LineMemos = ReturnType<typeof createLineMemos>;

/** All make `undefined` of what is not JSON. */
export function createLineMemos() {
  const text = ofText(text => text);
  const target = ofText(text => ({text, target: targetOf(text)}));
  const slots = {
    operation: text,
    resource: text,
    resourceType: text,
    resourceId: ofText(text => ({text, place: placeOf(text)})),
    signature: text,
    resultType: text,
    description: text,
    client: text,
    uri: target,
    id: target,
    identity: ofText(whoOf),
  } as const satisfies {readonly [slot in Slot]?: ByteMemo};
  const nestedIdentity = rememberBytes(text =>
    isNested(text, 1) ? whoOf(JSON.stringify(JSON.parse(text))) : undefined,
  );
  const nested = [1, 2].map(depth => rememberBytes(text => isNested(text, depth) || undefined));
  return {
    /** A host that a port may follow. */
    host: rememberBytes(text => (isHost(text) ? text : undefined)),
    address: ofText(createAddressReader()),
    /** The memo of a value by its field, if any, how it is written, and its depth in the record. */
    of: (slot: Slot | undefined, kind: Kind, depth: number): ByteMemo | undefined => {
      if (kind === 'nested') return slot === 'identity' ? nestedIdentity : nested[depth - 1]!;
      return (slots as {readonly [slot in Slot]?: ByteMemo})[slot ?? 'time'];
    },
  };
}

function ofText<Result>(make: (text: string) => Result): ByteMemo {
  return rememberBytes(written => {
    const parsed = parseBounded(`"${written}"`);
    return parsed.ok ? make(parsed.value as string) : undefined;
  });
}

function isNested(text: string, depth: number): boolean {
  return parseBounded('['.repeat(depth) + text + ']'.repeat(depth)).ok;
}
