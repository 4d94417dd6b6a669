// A report as one HTML file: no scripts, nothing from elsewhere, all that a log holds escaped; to be read and printed.
import {safeText} from '../../text/safe-text.ts';
import type {Evidence, Report} from './content.ts';
import {page} from './html-page.ts';
import {blobRows, custodyRows, factsOf, noteOf, severities, timelineHead, timelineRow, titleOf} from './rows.ts';

export function printHtml(report: Report): string {
  const {title, findings, evidence, blobs} = report;
  return page(
    escaped(title),
    [
      `<h1>${escaped(title)}</h1>`,
      definitions(factsOf(report)),
      '<h2>Timeline</h2>',
      evidence.length === 0 ? '<p>No event is marked.</p>' : timeline(evidence),
      '<h2>Findings</h2>',
      findings.length === 0 ? '<p>Nothing stands out.</p>' : findingList(findings),
      ...(evidence.length === 0 ? [] : ['<h2>Events</h2>', ...evidence.map(eventSection)]),
      ...(blobs.length === 0 ? [] : ['<h2>Blobs</h2>', ...blobs.map(blobSection)]),
    ].join('\n'),
  );
}

function timeline(evidence: readonly Evidence[]): string {
  const head = timelineHead.map(name => `<th>${escaped(name)}</th>`).join('');
  const rows = evidence.map(event => {
    const [number, ...cells] = timelineRow(event);
    const link = `<td><a href="#event-${event.number}">${escaped(number!)}</a></td>`;
    return `<tr class="${toneOf(event)}">${link}${cells.map(cell => `<td>${escaped(cell)}</td>`).join('')}</tr>`;
  });
  return `<div class="wide"><table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>`;
}

const toneOf = ({outcome}: Evidence): string => (outcome === 'failed' ? 'failed' : 'plain');

function findingList(findings: Report['findings']): string {
  return Object.entries(severities)
    .flatMap(([severity, label]) => {
      const own = findings.filter(finding => finding.severity === severity);
      const items = own.map(
        ({detection, subject, sentence, query}) =>
          `<li><strong>${escaped(subject)}</strong> ${escaped(sentence)} <small>(${escaped(detection)})</small><br><code>${escaped(query)}</code></li>`,
      );
      return own.length === 0 ? [] : [`<h3>${label}</h3>\n<ul class="${severity}">\n${items.join('\n')}\n</ul>`];
    })
    .join('\n');
}

function eventSection(event: Evidence): string {
  const {number, account, record, problem} = event;
  const note = noteOf(event);
  const told = account.map(({part, statements}): readonly [string, string] => [
    escaped(part),
    statements
      .map(({text, tone}) => `<span class="${tones.has(tone) ? tone : 'plain'}">${escaped(text)}</span>`)
      .join('<br>'),
  ]);
  return [
    `<section id="event-${number}">`,
    `<h3>${number}. ${escaped(titleOf(event))}</h3>`,
    ...(note === '' ? [] : [`<blockquote>${escaped(note)}</blockquote>`]),
    ...(problem === undefined ? [] : [`<p class="warning">No record: ${escaped(problem)}</p>`]),
    ...(told.length === 0 ? [] : [definitionList(told)]),
    ...(record === undefined ? [] : [`<pre>${escaped(record)}</pre>`]),
    definitions(custodyRows(event)),
    '</section>',
  ].join('\n');
}

const tones: ReadonlySet<string> = new Set(['strong', 'muted', 'ok', 'failed', 'warning', 'grave']);

function blobSection(blob: Report['blobs'][number]): string {
  return `<section>\n<h3>${escaped(blob.blob)}</h3>\n${definitions(blobRows(blob))}\n</section>`;
}

const definitions = (rows: readonly (readonly [string, string])[]): string =>
  definitionList(rows.map(([name, text]) => [escaped(name), escaped(text)]));

/** Of markup that is safe already. */
function definitionList(rows: readonly (readonly [string, string])[]): string {
  return `<dl>\n${rows.map(([name, text]) => `<dt>${name}</dt><dd>${text}</dd>`).join('\n')}\n</dl>`;
}

const entities: {readonly [character: string]: string} = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Of a log's text what a browser shows as it is. */
function escaped(text: string): string {
  const safe = text.split(/\r?\n/).map(safeText).join('\n');
  return safe.replace(/[&<>"']/g, character => entities[character]!);
}
