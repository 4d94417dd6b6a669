import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import Fuse from 'fuse.js';
import {createVocabulary} from '../../source/search/vocabulary.ts';
import {fold} from '../../source/text/fold.ts';
import {someEvent} from '../event/some-event.ts';
import {segmentOfBlob} from './generated-events.ts';

const unit = fc.constantFrom('a', 'b', 'c', '-', 'B', 'ß', '😀');
/** fuse.js takes 32 letters at once. */
const texts = fc.oneof(
  {weight: 5, arbitrary: fc.string({unit, minLength: 3, maxLength: 14})},
  {weight: 1, arbitrary: fc.string({unit, minLength: 28, maxLength: 70})},
);

const asked = fc.record({callers: fc.array(texts, {minLength: 1, maxLength: 25}), text: texts});

test('a word that nothing includes finds what fuse.js finds among all values, though most are never measured', () => {
  fc.assert(
    fc.property(asked, ({callers, text}) => {
      fc.pre(!includesAny(callers, [text, ...swaps(text)]));
      const fuse = new Fuse(callers.map(fold), {ignoreLocation: true, threshold: 0.34});
      const expected = fuse.search(fold(text)).map(({refIndex}) => callers[refIndex]!);
      assert.deepEqual(callersFound(callers, text), new Set(expected));
    }),
    {numRuns: 1000},
  );
});

test('a value that differs from a word in some letters is found, wherever and however long it is', () => {
  const changed = fc.record({
    before: texts,
    word: fc.string({unit: fc.constantFrom('x', 'y', 'z'), minLength: 6, maxLength: 32}),
    after: texts,
    at: fc.nat(),
  });
  fc.assert(
    fc.property(changed, ({before, word, after, at}) => {
      const wrong = word.slice(0, at % word.length) + word.slice((at % word.length) + 1);
      const callers = [`${before}${wrong}${after}`, 'nothing-like-it'];
      assert.deepEqual(callersFound(callers, word), new Set([callers[0]]));
    }),
  );
});

test('two letters the other way round find the word that was meant', () => {
  assert.deepEqual(callersFound(['KeyPurge', 'KeySign'], 'pruge'), new Set(['KeyPurge']));
  fc.assert(
    fc.property(asked, ({callers, text}) => {
      fc.pre(!includesAny(callers, [text]) && includesAny(callers, swaps(text)));
      const expected = callers.filter(caller => includesAny([caller], swaps(text)));
      assert.deepEqual(callersFound(callers, text), new Set(expected));
    }),
  );
});

function callersFound(callers: readonly string[], text: string): ReadonlySet<string> {
  const vocabulary = createVocabulary();
  const events = callers.map(caller => ({...someEvent, caller}));
  vocabulary.add(segmentOfBlob(events, 'blob'));
  const hits = vocabulary.find({type: 'word', match: 'fuzzy', text}).caller ?? new Uint8Array();
  return new Set([...hits].flatMap((hit, id) => (hit === 1 ? [vocabulary.textOf('caller', id)] : [])));
}

function includesAny(callers: readonly string[], words: readonly string[]): boolean {
  return words.some(word => callers.some(caller => fold(caller).includes(fold(word))));
}

function swaps(text: string): readonly string[] {
  const letters = [...text];
  return letters
    .slice(1)
    .map((_, at) => [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)].join(''));
}
