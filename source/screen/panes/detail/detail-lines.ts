// The detail's text: who, from where, what came of it, and everything that the record says.
import type {EventDetail} from '../../../engine/engine.ts';
import type {AuditEvent} from '../../../event/audit-event.ts';
import {describeClaim} from '../../../event/claim-names.ts';
import {formatInstant} from '../../../event/instant.ts';
import {cellWidth} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, type Piece, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import type {Role} from '../../theme/themes.ts';
import type {DetailState} from './detail-state.ts';
import {paragraph} from './paragraph.ts';
import {tree} from './tree.ts';

/** More of one record than anybody reads on a screen. */
const mostCharacters = 20_000;

/** Wrapping is work: the lines are kept with the event for as long as the width stays. */
const kept = new WeakMap<EventDetail, {readonly width: number; readonly lines: readonly Line[]}>();

export function detailLines({event, failure}: DetailState, width: number): readonly Line[] {
  if (failure !== undefined) return paragraph([piece('text', ' ')], piece('warning', failure.sentence), width);
  if (event === undefined) return [[piece('muted', ' Fetching …')]];
  const known = kept.get(event);
  if (known?.width === width) return known.lines;
  // One cell stays free before the frame.
  const lines = makeLines(event, Math.max(1, width - 1));
  kept.set(event, {width, lines});
  return lines;
}

function makeLines({id, parsed, record, length}: EventDetail, width: number): readonly Line[] {
  const said = parsed.readable
    ? [...summary(parsed, width), ...sections(parsed, width)]
    : paragraph([piece('muted', ' why   ')], piece('warning', parsed.reason), width);
  return [
    ...said,
    ...section('where it lies', [
      ...paragraph([piece('name', '   blob    ')], piece('text', id.blob), width),
      ...paragraph([piece('name', '   offset  ')], piece('text', `${count(id.offset)}, ${count(length)} bytes`), width),
    ]),
    ...section('record', paragraph([piece('text', '   ')], piece('muted', shortened(record)), width)),
  ];
}

function summary(event: AuditEvent, width: number): readonly Line[] {
  const parts: readonly (readonly [string, readonly (Piece | undefined)[]])[] = [
    [
      'who',
      [piece('strong', event.caller), optional(event.application), optional(event.objectId, 'muted'), signIn(event)],
    ],
    ['from', [optional(withPort(event)), optional(event.client, 'muted')]],
    [
      'what',
      [
        optional(event.operation, 'strong'),
        outcome(event),
        optional(event.description, event.outcome === 'failed' ? 'failed' : 'text'),
        optional(event.key, 'name', 'key '),
        optional(event.resource, 'name', event.service === 'vault' ? 'vault ' : 'HSM '),
        optional(event.uri, 'muted'),
      ],
    ],
    [
      'when',
      [
        piece('text', event.time === undefined ? 'not recorded' : formatInstant(event.time)),
        optional(event.duration === undefined ? undefined : `took ${count(event.duration)} ms`),
        optional(event.correlation, 'muted', 'correlation '),
      ],
    ],
  ];
  return parts.flatMap(([label, pieces]) => labelled(label, pieces, width));
}

function labelled(label: string, pieces: readonly (Piece | undefined)[], width: number): readonly Line[] {
  const told = pieces.filter(part => part !== undefined);
  return told.flatMap((part, index) =>
    paragraph([piece('muted', ` ${(index === 0 ? label : '').padEnd(6)}`)], part, width),
  );
}

function sections({properties, identity}: AuditEvent, width: number): readonly Line[] {
  const claims = [...identity.claims].map(([name, value]) => describeClaim(name, value));
  const column = Math.min(
    24,
    claims.reduce((most, {label}) => Math.max(most, cellWidth(safeText(label))), 0),
  );
  return [
    ...section('properties', tree(properties, width)),
    ...section(
      'identity claims',
      claims.flatMap(({label, text}) => {
        const blanks = ' '.repeat(Math.max(0, column - cellWidth(safeText(label))));
        return paragraph([piece('name', `   ${label}${blanks}  `)], piece('text', text), width);
      }),
    ),
  ];
}

function section(title: string, lines: readonly Line[]): readonly Line[] {
  return lines.length === 0 ? [] : [[], [piece('accent', ` ▾ ${title}`)], ...lines];
}

const outcomes: {readonly [outcome in AuditEvent['outcome']]: readonly [Role, string]} = {
  ok: ['ok', 'succeeded'],
  failed: ['failed', '✗ failed'],
  challenge: ['muted', 'asked to sign in, as every client is at first'],
  unknown: ['muted', 'outcome not recorded'],
};

function outcome({outcome, status, signature}: AuditEvent): Piece {
  const [role, words] = outcomes[outcome];
  const code = [status, signature].filter(part => part !== undefined).join(' ');
  return piece(role, code === '' ? words : `${words} · ${code}`);
}

function signIn({identity: {claims}}: AuditEvent): Piece | undefined {
  const ways = ['amr', 'appidacr', 'azpacr']
    .filter(name => claims.has(name))
    .map(name => describeClaim(name, claims.get(name)));
  return optional(ways.length === 0 ? undefined : ways.map(({label, text}) => `${label} ${text}`).join(' · '), 'muted');
}

function withPort({address, port}: AuditEvent): string | undefined {
  return address !== undefined && port !== undefined ? `${address} port ${port}` : address;
}

function optional(text: string | undefined, role: Role = 'text', label = ''): Piece | undefined {
  return text === undefined || text === '' ? undefined : piece(role, label + text);
}

function shortened(record: string): string {
  const more = record.length - mostCharacters;
  return more <= 0 ? record.trimEnd() : `${record.slice(0, mostCharacters)}… ${count(more)} more characters`;
}
