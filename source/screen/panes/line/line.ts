// The line to type in, over the middle of the screen.
import {safeText} from '../../../text/safe-text.ts';
import {inside, paintFrame} from '../../paint/frame.ts';
import {paintLine, piece} from '../../paint/piece.ts';
import {fieldView} from '../../widgets/field-view.ts';
import type {TextField} from '../../widgets/text-field.ts';
import type {Pane} from '../pane.ts';
import type {LinePurpose} from './line-state.ts';

/** ` from the hotel #incident-7` */
export const line: Pane = (state, rectangle, {brush}) => {
  const {width} = inside(rectangle);
  if (state.overlay?.kind !== 'line') return [];
  const {field, purpose} = state.overlay;
  const {start} = fieldView(field, width - 1);
  const typed = [piece('strong', ` ${safeText(field.text.slice(start))}`)];
  const {title, hint} = told(purpose);
  const lines = [typed, [piece('muted', ` ${hint}`)]].map(line => paintLine(line, width, brush));
  return paintFrame({title, focused: true}, lines, rectangle, brush);
};

/** Where the terminal's cursor stands within a pane of that width. */
export function lineCursor(field: TextField, width: number): number {
  return 2 + fieldView(field, width - 3).column;
}

function told(purpose: LinePurpose): {readonly title: string; readonly hint: string} {
  if (purpose.type === 'report') {
    const title = purpose.isAnonymised ? 'Write a report without names' : 'Write a report';
    return {title, hint: 'Into which file? Its ending tells the format: .html, .md or .json.'};
  }
  return purpose.isNew
    ? {title: 'Mark this event', hint: 'What is to be said of it? Words with a # are tags. It may stay empty.'}
    : {title: 'Note of the mark', hint: 'Words with a # are tags.'};
}
