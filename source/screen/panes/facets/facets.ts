// The facets: the most frequent values of the main fields under the query, with bars.
import {findField} from '../../../event/fields.ts';
import {parseQuery} from '../../../query/parse.ts';
import {filterOf} from '../../../query/refine.ts';
import type {WrittenQuery} from '../../../query/syntax.ts';
import {cellWidth, fit, fitRight} from '../../../text/cells.ts';
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintBoth, paintLine, piece} from '../../paint/piece.ts';
import {count} from '../../paint/words.ts';
import {queryText} from '../../state/state.ts';
import type {Brush} from '../../theme/brush.ts';
import type {Pane} from '../pane.ts';
import {type FacetLine, facetLines} from './facets-state.ts';

type Value = Extract<FacetLine, {readonly kind: 'value'}>;

/**
 *     operation                      47
 *     + KeyUnwrap       ▆▆▆▆▆▆   12,004
 *       KeyGet          ▆▆        4,310
 */
export const facets: Pane = (state, rectangle, {brush}) => {
  const {width, height} = inside(rectangle);
  const lines = facetLines(state.facets);
  const focused = state.focus === 'facets';
  const {query} = parseQuery(queryText(state));
  const pointed = lines.filter(({kind}) => kind === 'value')[state.facets.selected];
  const painted = lines.slice(state.facets.top, state.facets.top + height).map(line => {
    if (line.kind === 'field') return paintHeading(line, width, brush);
    return paintValue(
      line,
      {query, width, chosen: line === pointed ? (focused ? 'selected' : 'selected-idle') : undefined},
      brush,
    );
  });
  const body = lines.length > 0 ? painted : [paintLine([piece('muted', ' Counting …')], width, brush)];
  return paintFrame({title: 'Facets', focused}, body, rectangle, brush);
};

function paintHeading({facet}: Extract<FacetLine, {readonly kind: 'field'}>, width: number, brush: Brush): string {
  const label = findField(facet.field)?.label ?? facet.field;
  return paintBoth([piece('heading', ` ${label}`)], [piece('muted', `${count(facet.distinct)} `)], width, brush);
}

type ValueLook = {
  readonly query: WrittenQuery;
  readonly width: number;
  readonly chosen: 'selected' | 'selected-idle' | undefined;
};

const barWidth = 6;

function paintValue(line: Value, {query, width, chosen}: ValueLook, brush: Brush): string {
  const {facet, value, count: matches, failed} = line;
  const signs = {for: '+', out: '-'} as const;
  const filtered = filterOf(query, {field: facet.field, value});
  const sign = filtered === undefined ? ' ' : signs[filtered];
  const shown = value === undefined ? 'none' : safeText(String(value));
  const most = Math.max(1, ...facet.top.map(top => top.count));
  const bar = fit('▆'.repeat(Math.ceil((matches / most) * barWidth)), barWidth);
  const number = fitRight(count(matches), Math.max(7, cellWidth(count(matches)) + 1));
  const room = Math.max(4, width - 2 - barWidth - 2 - number.length);
  if (chosen !== undefined) {
    return paintLine([piece(chosen, `${sign} ${fit(shown, room)} ${bar}${number} `)], width, brush);
  }
  return paintLine(
    [
      piece('accent', `${sign} `),
      piece(value === undefined ? 'muted' : failed === matches ? 'failed' : 'text', fit(shown, room)),
      piece(failed === matches ? 'bar-failed' : 'bar', ` ${bar}`),
      piece('muted', `${number} `),
    ],
    width,
    brush,
  );
}
