// The facets: the most frequent values of the main fields under the query, with bars.
import {findField} from '../../../event/fields.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintBoth, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {queryText, type State} from '../../state/state.ts';
import type {Brush} from '../../theme/brush.ts';
import type {Look, Pane} from '../pane.ts';
import {type FacetLine, facetLines, pointedIndex} from './facet-lines.ts';
import {measureValues, paintValue, type ValueLook} from './value-line.ts';

/**
 *     operation                 6 of 47
 *     + KeyUnwrap       ▆▆▆▆▆▆   12,004
 *       KeyGet          ▆▒        4,310
 *       … 41 more
 */
export const facets: Pane = (state, rectangle, look) => {
  const {width, height} = inside(rectangle);
  const lines = facetLines(state);
  const focused = state.focus === 'facets';
  const body = lines.length > 0 ? paintLines(state, lines, {width, height}, look) : paintNone(state, width, look.brush);
  const note = state.waiting.includes('facets') ? {note: 'counting …'} : {};
  return paintFrame({title: 'Facets', focused, ...note}, body, rectangle, look.brush);
};

type Size = {readonly width: number; readonly height: number};

function paintLines(
  state: State,
  lines: readonly FacetLine[],
  {width, height}: Size,
  {brush, colored}: Look,
): readonly string[] {
  const valueLook = {...measureValues(lines, width), width, colored};
  const pointed = lines[pointedIndex(lines, state.facets.pointed)];
  const chosen = state.focus === 'facets' ? 'selected' : 'selected-idle';
  return linesInSight(lines, state.facets.top, height).map(line =>
    paintFacetLine(line, {...valueLook, chosen: line === pointed ? chosen : undefined}, brush),
  );
}

/** The first row tells whose values follow, however far they are scrolled. */
function linesInSight(lines: readonly FacetLine[], top: number, height: number): readonly FacetLine[] {
  const [first, ...rest] = lines.slice(top, top + height);
  if (first === undefined || rest[0]?.kind === 'field') return lines.slice(top, top + height);
  const heading = lines.find(({kind, field}) => kind === 'field' && field === first.field);
  return [heading ?? first, ...rest];
}

function paintFacetLine(line: FacetLine, look: ValueLook, brush: Brush): string {
  const {width, chosen} = look;
  switch (line.kind) {
    case 'value':
      return paintValue(line, look, brush);
    case 'more':
      return paintLine([piece(chosen ?? 'muted', `  … ${count(line.values)} more`.padEnd(width))], width, brush);
    case 'field': {
      const {field, shown, distinct} = line;
      const values = shown < distinct ? `${count(shown)} of ${count(distinct)}` : count(distinct);
      const label = findField(field)?.label ?? field;
      return paintBoth([piece('heading', ` ${label}`)], [piece('muted', `${values} `)], width, brush);
    }
  }
}

function paintNone(state: State, width: number, brush: Brush): readonly string[] {
  const {found} = state.facets;
  const isCounting = found === undefined || found.query !== queryText(state) || found.revision < state.revision;
  return [paintLine([piece('muted', isCounting ? ' Counting …' : ' No event has any value.')], width, brush)];
}
