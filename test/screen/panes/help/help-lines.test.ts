import assert from 'node:assert/strict';
import {test} from 'node:test';
import {defaultKeymap} from '../../../../source/screen/keys/keymap.ts';
import {lineWidth} from '../../../../source/screen/paint/piece.ts';
import {helpLines} from '../../../../source/screen/panes/help/help-lines.ts';
import type {Action} from '../../../../source/screen/state/actions.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {emptyField} from '../../../../source/screen/widgets/text-field.ts';
import {emptyState, play} from '../../state/script.ts';

const texts = (filter: string, before: 'events' | 'search' | 'timeline', width = 74) =>
  helpLines(defaultKeymap, {filter: {...emptyField, text: filter}, before}, width).map(line =>
    line
      .map(({text}) => text)
      .join('')
      .trimEnd(),
  );

test('The focused pane comes first, then what counts there beside it, then all others', () => {
  const titles = (before: 'search' | 'timeline') => texts('', before).filter(text => /^ \w/.test(text));
  assert.deepEqual(titles('timeline').slice(0, 4), [' Timeline', ' Main screen', ' Everywhere', ' Events']);
  assert.deepEqual(titles('search').slice(0, 3), [' Search line', ' Everywhere', ' Main screen']);
  assert.equal(titles('search').length, titles('timeline').length);
});

test('Typing finds keys by what they do, where they do it, or their name', () => {
  assert.deepEqual(texts('next failure', 'events'), [' Main screen', '   e                   next failure']);
  assert.ok(texts('^w', 'events').includes('   ^w                  delete back to a blank'));
  assert.deepEqual(texts('nothing of the sort', 'events'), [' No key does that.']);
});

test('At any width no hint is cut', () => {
  for (const width of [34, 40, 55, 74]) {
    for (const line of helpLines(defaultKeymap, {filter: emptyField, before: 'events'}, width)) {
      assert.ok(lineWidth(line) <= width, `${width}: ${JSON.stringify(line)}`);
    }
    const all = texts('', 'events', width).join(' ').replace(/\s+/g, ' ');
    for (const {hint} of defaultKeymap.main.commands) assert.ok(all.includes(hint), `${width}: ${hint}`);
  }
});

const type = (text: string): Action => ({type: 'help-filtered', edit: {type: 'inserted', text}});
const view = ({overlay, focus}: State) => ({
  focus,
  ...(overlay?.kind === 'help' && {top: overlay.top, filter: overlay.filter.text}),
});

test('q and space are keys until something is typed', () => {
  play(emptyState(), view, [
    [{type: 'help-opened'}, {focus: 'help', top: 0}],
    [type(' '), {top: 18, filter: ''}],
    [type('e'), {top: 0, filter: 'e'}],
    [type('q'), {filter: 'eq'}],
    [type(' '), {filter: 'eq '}],
    [{type: 'help-opened'}, {focus: 'events'}],
    [{type: 'help-opened'}, {focus: 'help'}],
    [type('constructor'), {filter: 'constructor'}],
    [{type: 'level-closed'}, {focus: 'events'}],
    [{type: 'help-opened'}, {}],
    [type('q'), {focus: 'events'}],
  ]);
});
