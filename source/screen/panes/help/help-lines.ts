// The help's text, made of the tables of keys: the focused pane first.
import {cellWidth} from '../../../text/cells.ts';
import type {Binding} from '../../keys/binding.ts';
import {contexts, everywhereKeys} from '../../keys/bindings.ts';
import {type Line, piece} from '../../paint/piece.ts';
import type {Focus} from '../../state/state.ts';

const labelWidth = 20;

export function helpLines(focused: Focus): readonly Line[] {
  const others = (Object.keys(contexts) as Focus[]).filter(focus => focus !== focused && focus !== 'help');
  const shown = [...(focused === 'help' ? [] : [focused]), ...others];
  return [
    ...shown.flatMap(focus => section(contexts[focus].title, contexts[focus].bindings)),
    ...section('Everywhere', everywhereKeys).slice(0, -1),
  ];
}

function section(title: string, bindings: readonly Binding[]): readonly Line[] {
  return [
    [piece('title-focused', ` ${title}`)],
    ...bindings.map(({label, hint}) => [piece('key', `   ${label}${blanks(label)}`), piece('text', hint)]),
    [],
  ];
}

const blanks = (label: string): string => ' '.repeat(Math.max(2, labelWidth - cellWidth(label)));
