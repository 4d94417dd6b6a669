// Blobs that are held twice: in a folder and by a file of it, as two downloads of one hour. Their events count once.
import type {Range, StoredBlob} from '../store/catalog.ts';
import type {BlobOfSource} from '../store/same-content.ts';
import {hourOf} from '../store/segment-name.ts';

/** A blob of one source. */
export type HeldBlob = {
  readonly source: string;
  readonly blob: StoredBlob;
  /** By the segments that its rows are in. */
  readonly ranges: ReadonlyMap<string, Range>;
  /** Another one holds all of it, and is searched in its stead. */
  readonly isHidden: boolean;
};

export type SameBlobs = {
  /** Takes a segment's blobs in; returns all blobs that are shown or hidden otherwise than before. */
  readonly add: (source: string, segment: string, blobs: readonly StoredBlob[], ranges: readonly Range[]) => Changes;
  readonly remove: (source: string, segment: string, blobs: readonly string[]) => Changes;
  readonly find: (source: string, blob: string) => HeldBlob | undefined;
};

type Changes = readonly HeldBlob[];
type Member = {-readonly [key in keyof HeldBlob]: HeldBlob[key]} & {
  readonly ranges: Map<string, Range>;
  readonly order: number;
  likenesses: readonly string[];
};

/** `isContained` tells whether all of the shorter one is in the longer one. */
export function createSameBlobs(isContained: (shorter: BlobOfSource, longer: BlobOfSource) => boolean): SameBlobs {
  const members = new Map<string, Member>();
  const alike = new Map<string, Set<Member>>();
  let order = 0;

  /** Those that may be the same blob; within a source, one that is gone may have been renamed or compressed. */
  const peersOf = (member: Member): readonly Member[] => {
    const peers: Member[] = [];
    for (const key of member.likenesses) {
      for (const peer of alike.get(key) ?? []) {
        if (peer !== member && (peer.source !== member.source || peer.blob.gone || member.blob.gone)) peers.push(peer);
      }
    }
    return peers;
  };
  const leave = (member: Member): void => {
    for (const key of member.likenesses) {
      alike.get(key)?.delete(member);
      if (alike.get(key)?.size === 0) alike.delete(key);
    }
  };
  const join = (member: Member): void => {
    member.likenesses = likenessesOf(member);
    for (const key of member.likenesses) alike.set(key, (alike.get(key) ?? new Set()).add(member));
  };
  /** Each is hidden behind a peer that holds all of it and comes before it: so one of them all is always shown. */
  const settle = (touched: readonly Member[]): Changes =>
    [...new Set(touched)].filter(member => {
      const wasHidden = member.isHidden;
      member.isHidden = peersOf(member).some(
        peer => comesBefore(peer, member) && isContained(asBlobOfSource(member), asBlobOfSource(peer)),
      );
      return member.isHidden !== wasHidden;
    });

  return {
    find: (source, blob) => members.get(keyOf(source, blob)),
    add: (source, segment, blobs, ranges) => {
      const own = blobs.map((blob): Member => {
        const key = keyOf(source, blob.name);
        const known = members.get(key);
        const member = known ?? {source, blob, ranges: new Map(), isHidden: false, order: order++, likenesses: []};
        if (known) leave(known);
        member.blob = blob;
        for (const range of ranges) if (range.blob === blob.name) member.ranges.set(segment, range);
        members.set(key, member);
        join(member);
        return member;
      });
      return settle(own.flatMap(member => [member, ...peersOf(member)]));
    },
    remove: (source, segment, blobs) => {
      const touched = blobs.flatMap(name => {
        const member = members.get(keyOf(source, name));
        if (member === undefined) return [];
        member.ranges.delete(segment);
        const peers = peersOf(member);
        if (member.ranges.size > 0) return [member, ...peers];
        leave(member);
        members.delete(keyOf(source, name));
        return peers;
      });
      return settle(touched.filter(member => members.get(keyOf(member.source, member.blob.name)) === member));
    },
  };
}

/** What blobs have in common that may be the same: their place, their version of a file, or, but for packing, their name. */
function likenessesOf({source, blob: {name, location, etag}}: HeldBlob): readonly string[] {
  const isHour = /^resourceId=/i.test(name) && hourOf(name) !== undefined;
  const unpacked = name.replace(/\.(gz|zst)$/i, '');
  return [
    ...(location === null ? [] : [`location ${location}`]),
    ...(etag === null ? [] : [`etag ${etag}`]),
    // An hour of a resource has one name in all the world, other names mean something in their source only.
    isHour ? `hour ${unpacked.toLowerCase()}` : `name ${keyOf(source, unpacked)}`,
  ];
}

/** Is `a` to be shown rather than `b`? It holds more, or its records can be read, or it was there first. */
function comesBefore(a: Member, b: Member): boolean {
  return (b.blob.bytes - a.blob.bytes || Number(isLost(a.blob)) - Number(isLost(b.blob)) || a.order - b.order) < 0;
}

function isLost({framed, gone, lesser}: StoredBlob): boolean {
  return !framed && (gone || lesser !== null);
}

function asBlobOfSource({source, blob, ranges}: Member): BlobOfSource {
  return {source, blob, ranges: [...ranges.values()]};
}

function keyOf(source: string, blob: string): string {
  return `${source}\n${blob}`;
}
