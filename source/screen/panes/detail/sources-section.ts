// Where to read up on what happened.
import type {AuditEvent} from '../../../event/audit-event.ts';
import {sourcesOf} from '../../../knowledge/sources-of.ts';
import {type DetailNode, idBelow, section} from './node.ts';

export function sourcesSection(event: AuditEvent): readonly DetailNode[] {
  const sources = sourcesOf(event);
  if (sources.length === 0) return [];
  const children = () =>
    sources.map(({title, url}) => ({
      id: idBelow('sources', url),
      label: '',
      text: title,
      note: url,
      role: 'text' as const,
      name: title,
      value: () => url,
    }));
  return [section('sources', 'to read up', children, {isOpen: false})];
}
