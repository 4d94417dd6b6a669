// What the query found, at the right of the search line: how much, how fast, and which values a word stands for.
import type {Summary, WordFinding} from '../../../engine/engine.ts';
import {findField} from '../../../event/fields.ts';
import {quoteName} from '../../../query/print.ts';
import {cellWidth} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {type Line, lineWidth, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {queryText, type State} from '../../state/state.ts';
import {editedQuery} from './edited-query.ts';

/** `purge → 2 operations, 1 key   14,798 of 1,000,000 · 23 ms`, of which as much as the text leaves room for. */
export function findings(state: State, room: number): Line {
  const {found} = state.timeline;
  if (state.search.tail !== undefined || found === undefined || state.holdings === undefined || queryText(state) === '')
    return [];
  const {summary} = found;
  const counts: Line = [
    piece('text', '  '),
    piece('accent', count(summary.count)),
    piece('muted', ` of ${count(state.holdings.events)}${took(summary)} `),
  ];
  const named = savedName(state);
  const lines = [
    ...explanations(summary.words).map(words => [...words, ...counts, ...named]),
    [...counts, ...named],
    counts,
  ];
  const text = Math.min(cellWidth(safeText(editedQuery(state).field.text)) + 2, Math.floor(room / 2));
  return lines.find(line => text + lineWidth(line) <= room) ?? [];
}

/** `  night-shift ★`, where the query is exactly a saved one; without the star where it came with hsmscope. */
function savedName(state: State): Line {
  const text = queryText(state);
  const saved = state.saved.queries.find(({name, query}) => query === text || `@${quoteName(name)}` === text);
  if (saved === undefined) return [];
  return saved.isOwn ? [piece('name', `  ${saved.name} `), piece('mark', '★ ')] : [piece('muted', `  ${saved.name} `)];
}

/** The longest first: each word with all its places, with ever fewer of them, then the last word alone. */
function explanations(words: readonly WordFinding[]): readonly Line[] {
  return [words, words.slice(-1)].flatMap(some =>
    [Number.POSITIVE_INFINITY, 4, 3, 2, 1].map(most => {
      const text = wordsText(some, most);
      return text === '' ? [] : [piece('text', '  '), piece('muted', text)];
    }),
  );
}

function took({elapsed}: Summary): string {
  return ` · ${elapsed < 1 ? '<1' : count(Math.round(elapsed))} ms`;
}

function wordsText(words: readonly WordFinding[], most: number): string {
  return words.map(finding => `${safeText(finding.word)} → ${placesText(finding, most)}`).join(' · ');
}

const beyonds = {ids: 'ids', records: 'the records themselves'} as const;

function placesText({found, beyond}: WordFinding, most: number): string {
  const places = [...found.map(foundText), ...(beyond === undefined ? [] : [beyonds[beyond]])];
  if (places.length === 0) return 'nothing';
  const more = places.length > most ? ` +${places.length - most}` : '';
  return places.slice(0, most).join(', ') + more;
}

function foundText({field, values}: WordFinding['found'][number]): string {
  const label = findField(field)?.label ?? field;
  return `${count(values)} ${values === 1 ? label : plural(label)}`;
}

const plural = (label: string): string => (label.endsWith('s') ? `${label}es` : `${label}s`);
