// The claims of the identity, and of tokens that stand in other fields.
import type {AuditEvent} from '../../../event/audit-event.ts';
import {type ClaimEntry, claimsOf} from '../../../knowledge/claims.ts';
import {type TokenFound, tokensIn} from '../../../knowledge/tokens.ts';
import {type DetailNode, idBelow, section} from './node.ts';
import {valueNode} from './value-nodes.ts';

export function claimsSection(event: AuditEvent): readonly DetailNode[] {
  const {claims} = event.identity;
  const entries = claimsOf(event);
  if (entries.length === 0) return [];
  return [section('claims', 'identity claims', () => entries.map(entry => claimNode(entry, claims)), {path: 'claim'})];
}

export function tokenSections(event: AuditEvent): readonly DetailNode[] {
  return tokensIn(event).map(({path, entries}: TokenFound) => {
    const id = idBelow('tokens', path);
    return section(id, `token in ${path}`, () => entries.map(entry => entryNode(entry, id)), {path});
  });
}

/** What the claim says to people; below it, the value as it is, where that has parts. */
function claimNode(entry: ClaimEntry, claims: ReadonlyMap<string, unknown>): DetailNode {
  const {name} = entry;
  const path = /^[^\s()":.]+$/.test(name) ? ['claim', name] : undefined;
  const node = valueNode(claims.get(name), {id: idBelow('claims', name), name, written: `claim.${name}`, path});
  return {...node, ...told(entry), role: 'text', isPreview: false};
}

function entryNode(entry: ClaimEntry, id: string): DetailNode {
  return {id: idBelow(id, entry.key), role: 'text', ...told(entry), name: entry.key, value: () => entry.text};
}

function told({key, label, text, note}: ClaimEntry): Pick<DetailNode, 'label' | 'written' | 'text'> {
  return {label, written: key, text, ...(note !== undefined && {note})};
}
