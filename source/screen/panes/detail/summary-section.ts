// What happened, in plain words.

import type {AuditEvent} from '../../../event/audit-event.ts';
import {type AccountPart, accountOf, type EventContext, type Tone} from '../../../knowledge/account.ts';
import type {Role} from '../../theme/themes.ts';
import {type DetailNode, idBelow, section} from './node.ts';

const roles: {readonly [tone in Tone]: Role} = {
  plain: 'text',
  strong: 'strong',
  muted: 'muted',
  ok: 'ok',
  failed: 'failed',
  warning: 'warning',
  grave: 'warning',
};

/** What tells without colours; what explains a failure needs no sign of its own. */
const signs: {readonly [tone in Tone]?: string} = {failed: '✗ ', warning: '! ', grave: '▲ '};

export function summarySection(event: AuditEvent, context: EventContext | undefined): DetailNode {
  return section('summary', 'summary', () => accountOf(event, context).flatMap(partNodes));
}

function partNodes({label, statements}: AccountPart): readonly DetailNode[] {
  return statements.map(({text, tone, about}, index) => ({
    id: idBelow('summary', `${label} ${index}`),
    label: index === 0 ? label : '',
    text: `${tone === 'failed' && index > 0 ? '' : (signs[tone] ?? '')}${text}`,
    role: roles[tone],
    name: about?.field ?? label,
    value: () => String(about?.value ?? text),
    ...(about !== undefined && {seen: about, path: about.field}),
  }));
}
