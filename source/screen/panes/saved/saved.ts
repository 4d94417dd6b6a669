// The menu of saved queries, over the middle of the screen.
import type {NamedQuery} from '../../../knowledge/saved-pack.ts';
import {checkQuery} from '../../../query/check.ts';
import {cellWidth, fit, wrap} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {type Line, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import type {State} from '../../state/state.ts';
import {fieldView} from '../../widgets/field-view.ts';
import type {Pane} from '../pane.ts';
import {listedSaved, type SavedOverlay, savedInSight, selectedSaved} from './menu-state.ts';
import {prompts, typedField} from './prompts.ts';

/**
 *     ┌ Saved queries ──────────────────────────────────────────────── 1/28 ┐
 *     │ / find one by its name, question or text                            │
 *     │ 1 ★ night-shift       What did people do at night?            1,204 │
 *     │     failures          What was refused or went wrong?        14,798 │
 *     │ caller:*@* -caller:svc-*                                            │
 *     └─────────────────────────────────────────────────────────────────────┘
 */
export const saved: Pane = (state, rectangle, {brush}) => {
  const {overlay} = state;
  if (overlay?.kind !== 'saved') return [];
  const {width, height} = inside(rectangle);
  const {top, shown} = savedInSight(state);
  const listed = listedSaved(state);
  const list = shown.map((query, index) => savedLine(state, query, width, top + index === overlay.selected));
  const none: Line = [piece('muted', ' No saved query is like that.')];
  const text = textLines(state, width);
  const lines = [typedLine(state, overlay, width), ...(list.length > 0 ? list : [none])];
  const blank = Array.from({length: height - lines.length - text.length}, (): Line => []);
  const painted = [...lines, ...blank, ...text].slice(0, height).map(line => paintLine(line, width, brush));
  const note = `${count(Math.min(listed.length, overlay.selected + 1))}/${count(listed.length)}`;
  return paintFrame({title: 'Saved queries', note, focused: true}, painted, rectangle, brush);
};

/** Where the terminal's cursor stands within a pane of that width; nowhere unless something is typed. */
export function savedCursor(state: State, width: number): number | undefined {
  if (state.overlay?.kind !== 'saved' || state.focus !== 'saved-prompt') return undefined;
  const before = cellWidth(labelOf(state, state.overlay));
  return 1 + before + fieldView(typedField(state.overlay), width - 2 - before).column;
}

function typedLine(state: State, overlay: SavedOverlay, width: number): Line {
  const label = labelOf(state, overlay);
  const field = typedField(overlay);
  if (state.focus === 'saved' && overlay.filter.text === '') {
    return [piece('muted', ' Yours first, then those that come with hsmscope.')];
  }
  const {start} = fieldView(field, width - cellWidth(label));
  const shown = state.focus === 'saved' ? overlay.filter.text : field.text.slice(start);
  return [
    piece('title-focused', start === 0 ? label : `${label.slice(0, -1)}…`),
    piece(state.focus === 'saved' ? 'muted' : 'strong', safeText(shown)),
  ];
}

function labelOf(state: State, {prompt = 'filter'}: SavedOverlay): string {
  return prompt === 'filter' ? ' / ' : ` ${prompts[prompt].label(selectedSaved(state))}: `;
}

/** Counts have their place from the beginning, so that nothing moves when they come. */
const [nameWidth, countWidth] = [22, 12];

function savedLine(state: State, query: NamedQuery, width: number, isSelected: boolean): Line {
  const {name, description = query.query, isOwn, pinned} = query;
  const mark = ` ${pinned ?? ' '} ${isOwn ? '★' : ' '} `;
  const question = fit(safeText(description), width - cellWidth(mark) - nameWidth - countWidth - 1);
  const counted = ` ${countText(state, query).padStart(countWidth - 1)} `;
  const line = [
    piece(isOwn ? 'mark' : 'muted', mark),
    piece('strong', fit(safeText(name), nameWidth)),
    piece('text', question),
    piece('accent', counted),
  ];
  return isSelected ? [piece('selected', line.map(({text}) => text).join(''))] : line;
}

function countText({saved: {counts, texts}}: State, {query}: NamedQuery): string {
  const counted = counts.get(query);
  if (counted !== undefined) return count(counted.count);
  return checkQuery(query, texts).problems.length > 0 ? 'unreadable' : '';
}

/** What the selected one asks for, or what is wrong with it. */
function textLines(state: State, width: number): readonly Line[] {
  const query = selectedSaved(state);
  if (query === undefined) return [[], []];
  const [problem] = checkQuery(query.query, state.saved.texts).problems;
  const role = problem === undefined ? 'muted' : 'warning';
  const [first = '', ...rest] = wrap(safeText(problem?.sentence ?? query.query), width - 2);
  return [[piece(role, ` ${first}`)], [piece(role, rest.length === 0 ? '' : ` ${rest.join(' ')}`)]];
}
