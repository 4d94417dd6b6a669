// Pruning: a segment that holds none of the times or texts asked for is left out before a row is looked at.
import {timeSpan} from '../query/match-value.ts';
import type {PlainQuery, Value} from '../query/syntax.ts';
import type {Plan, ScannedSegment} from './evaluate.ts';
import {mayHaveId} from './id-sketch.ts';
import {type IdField, idFields, isIdField, isTextField, rowAtTime, type TextField} from './segment.ts';

/** False only where no row can match. */
export function mayMatch(plan: Plan, indexed: ScannedSegment, node: PlainQuery = plan.query): boolean {
  switch (node.type) {
    case 'and':
      return node.parts.every(part => mayMatch(plan, indexed, part));
    case 'or':
      return node.parts.some(part => mayMatch(plan, indexed, part));
    case 'word':
      return (
        plan.raw.has(node) ||
        (plan.ids.has(node) && idFields.some(field => mayBeAmong(indexed, field, {type: 'equal', text: node.text}))) ||
        Object.entries(plan.words.get(node) ?? {}).some(([field, hits]) => hasHit(indexed, field as TextField, hits))
      );
    case 'is': {
      const texts = plan.texts.get(node);
      return texts === undefined || hasHit(indexed, texts.field, texts.hits);
    }
    case 'field':
      if (isTextField(node.field)) return hasHit(indexed, node.field, plan.texts.get(node)!.hits);
      if (isIdField(node.field)) return node.values.some(value => mayBeAmong(indexed, node.field as IdField, value));
      return node.field !== 'time' || node.values.some(value => overlaps(indexed, timeSpan(value)));
    default:
      return true;
  }
}

function hasHit({ids}: ScannedSegment, field: TextField, hits: Uint8Array): boolean {
  const known = ids()[field];
  for (let code = 1; code < known.length; code++) if (hits[known[code]!] === 1) return true;
  return false;
}

function mayBeAmong({segment}: ScannedSegment, field: IdField, value: Value): boolean {
  return mayHaveId(segment.id[field].sketch, value);
}

function overlaps({segment}: ScannedSegment, {from, until}: ReturnType<typeof timeSpan>): boolean {
  return rowAtTime(segment, from) < rowAtTime(segment, until);
}
