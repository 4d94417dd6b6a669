// The parts of the detail: what is known of an event so far, as nodes.
import type {EventDetail} from '../../../engine/engine.ts';
import type {EventContext} from '../../../knowledge/account.ts';
import type {Correlated} from '../../../knowledge/correlated.ts';
import {claimsSection, tokenSections} from './claims-section.ts';
import {correlationSection} from './correlation-section.ts';
import type {DetailNode} from './node.ts';
import {propertiesSection, rawSection, whereSection} from './record-sections.ts';
import {sourcesSection} from './sources-section.ts';
import {summarySection} from './summary-section.ts';

export type Known = {
  readonly event: EventDetail;
  readonly context: EventContext | undefined;
  readonly correlated: Correlated | undefined;
};

type Made = Omit<Known, 'event'> & {readonly sections: readonly DetailNode[]};

const kept = new WeakMap<EventDetail, Made>();
const keptRecords = new WeakMap<EventDetail, readonly DetailNode[]>();

/** The same ones as long as no more is known. */
export function sectionsOf({event, context, correlated}: Known): readonly DetailNode[] {
  const known = kept.get(event);
  if (known !== undefined && known.context === context && known.correlated === correlated) return known.sections;
  const {parsed} = event;
  const sections = parsed.readable
    ? [
        summarySection(parsed, context),
        ...correlationSection(parsed.correlation, correlated, event.id),
        ...recordSections(event),
      ]
    : [reasonNode(parsed.reason), ...recordSections(event)];
  kept.set(event, {context, correlated, sections});
  return sections;
}

/** What only the record says. */
function recordSections(event: EventDetail): readonly DetailNode[] {
  const known = keptRecords.get(event);
  if (known !== undefined) return known;
  const {parsed} = event;
  const told = parsed.readable
    ? [...claimsSection(parsed), ...tokenSections(parsed), ...propertiesSection(parsed.properties)]
    : [];
  const raw = rawSection(event);
  const sources = parsed.readable ? sourcesSection(parsed) : [];
  const sections = [...told, parsed.readable ? raw : {...raw, isOpen: true}, whereSection(event), ...sources];
  keptRecords.set(event, sections);
  return sections;
}

function reasonNode(reason: string): DetailNode {
  return {id: 'why', label: 'why', text: reason, role: 'warning', name: 'why', value: () => reason};
}
