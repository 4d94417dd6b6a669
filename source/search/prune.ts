// Pruning: a segment that holds none of the times or texts asked for is left out before a row is looked at.
import {timeSpan} from '../query/match-value.ts';
import type {PlainQuery} from '../query/syntax.ts';
import type {IndexedSegment, Plan} from './evaluate.ts';
import {isTextField, rowAtTime, type TextField} from './segment.ts';

/** False only where no row can match. */
export function mayMatch(plan: Plan, indexed: IndexedSegment, node: PlainQuery = plan.query): boolean {
  switch (node.type) {
    case 'and':
      return node.parts.every(part => mayMatch(plan, indexed, part));
    case 'or':
      return node.parts.some(part => mayMatch(plan, indexed, part));
    case 'word':
      return Object.entries(plan.words.get(node) ?? {}).some(([field, hits]) =>
        hasHit(indexed, field as TextField, hits),
      );
    case 'field':
      if (isTextField(node.field)) return hasHit(indexed, node.field, plan.values.get(node)!);
      return node.field !== 'time' || node.values.some(value => overlaps(indexed, timeSpan(value)));
    default:
      return true;
  }
}

function hasHit({ids}: IndexedSegment, field: TextField, hits: Uint8Array): boolean {
  return ids()[field].some((id, code) => code !== 0 && hits[id] === 1);
}

function overlaps({segment}: IndexedSegment, {from, until}: ReturnType<typeof timeSpan>): boolean {
  return rowAtTime(segment, from) < rowAtTime(segment, until);
}
