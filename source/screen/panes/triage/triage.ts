// Triage, over the middle of the screen: what stands out, the gravest first, and the query that shows it.
import type {Finding, Severity} from '../../../knowledge/finding.ts';
import {detections} from '../../../knowledge/triage.ts';
import {cellWidth, fit, fitMiddle, wrap} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import {count, counted, day, minute} from '../../paint/words.ts';
import type {State} from '../../state/state.ts';
import type {Role} from '../../theme/themes.ts';
import type {Pane} from '../pane.ts';
import {findingsInSight, type TriageOverlay, triaged, triageHeight} from './triage-state.ts';

/**
 *     ┌ What stands out ─────────────────────────────────────────────── 1/17 ┐
 *     │ Oct 06 12:00 – Oct 08 12:00 UTC, beside all that was before          │
 *     │ ▲ grave    operator@contoso.com                 role change · 3 events │
 *     │   gave rights 3 times, and never did before                          │
 *     │ op:RoleAssignmentCreate caller:operator@contoso.com since:…          │
 *     └──────────────────────────────────────────────────────────────────────┘
 */
export const triage: Pane = (state, rectangle, {brush}) => {
  const {overlay} = state;
  if (overlay?.kind !== 'triage') return [];
  const {width, height} = inside(rectangle);
  const findings = triaged(state)?.findings ?? [];
  const body = bodyLines(state, overlay, width);
  const query = overlay.table === undefined ? (findings[state.triage.selected]?.query ?? '') : '';
  const shown = wrap(safeText(query), width - 2).map((text): Line => [piece('muted', ` ${text}`)]);
  const lines = [[piece('muted', ` ${headOf(state, overlay)}`)], ...body, [], ...shown].slice(0, height);
  const note = findings.length === 0 ? {} : {note: `${count(state.triage.selected + 1)}/${count(findings.length)}`};
  return paintFrame(
    {title: 'What stands out', focused: true, ...note},
    lines.map(line => paintLine(line, width, brush)),
    rectangle,
    brush,
  );
};

/** Exactly as many lines as there is room for. */
function bodyLines(state: State, {table}: TriageOverlay, width: number): readonly Line[] {
  const lines = table === undefined ? findingsLines(state, width) : tableLines(table);
  return Array.from({length: triageHeight(state)}, (_, index) => lines[index] ?? []);
}

function findingsLines(state: State, width: number): readonly Line[] {
  const found = triaged(state);
  if (found === undefined) return [[piece('accent', ` ${underWay(state)}`)]];
  if (found.findings.length === 0) {
    return [[piece('ok', ' Nothing stands out.'), piece('text', ' What was looked for:')], ...tableLines(0)];
  }
  const {top, shown} = findingsInSight(state);
  return shown.flatMap((finding, index) => findingLines(finding, width, top + index === state.triage.selected));
}

/** A sign and a word, so that it needs no colour. */
const gravities: {readonly [severity in Severity]: {readonly sign: string; readonly role: Role}} = {
  grave: {sign: '▲', role: 'failed'},
  notable: {sign: '●', role: 'warning'},
  usual: {sign: '·', role: 'muted'},
};

const gravityWidth = 12;

function findingLines(
  {severity, subject, detection, events, sentence}: Finding,
  width: number,
  isSelected: boolean,
): readonly Line[] {
  const {sign, role} = gravities[severity];
  const right = ` ${detection} · ${counted(events, 'event', 'events')} `;
  const room = width - gravityWidth - cellWidth(right);
  const first = [
    piece(role, fit(` ${sign} ${severity}`, gravityWidth)),
    piece('strong', fitMiddle(safeText(subject), room)),
    piece('muted', right),
  ];
  const second = [piece('text', fit(`   ${safeText(sentence)}`, width))];
  if (!isSelected) return [first, second];
  return [first, second].map(line => [piece('selected', line.map(({text}) => text).join(''))]);
}

function tableLines(top: number): readonly Line[] {
  const widest = Math.max(...detections.map(({name}) => name.length));
  return detections
    .slice(top)
    .map(({name, question}) => [piece('name', ` ${name.padEnd(widest)}  `), piece('text', question)]);
}

function underWay({overlay, triage: {done, failure}}: State): string {
  if (overlay?.kind === 'triage' && overlay.waits) return 'Waits until all is read; R looks at what is there.';
  if (overlay?.kind === 'triage' && overlay.range === undefined) return 'There are no events yet.';
  if (failure !== undefined) return safeText(failure);
  return `Looking … ${done} of ${detections.length} detections are done; esc gives up.`;
}

function headOf({holdings}: State, {range}: TriageOverlay): string {
  if (range === undefined) return '';
  const moment = (time: number) => `${day(time)} ${minute(time)}`;
  const hasBefore = holdings?.first !== undefined && holdings.first < range.from;
  const beside = hasBefore ? 'beside all that was before' : 'nothing was before that could tell what is new';
  return `${moment(range.from)} – ${moment(range.until)} UTC, ${beside}`;
}
