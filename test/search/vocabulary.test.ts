import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import Fuse from 'fuse.js';
import {createVocabulary} from '../../source/search/vocabulary.ts';
import {fold} from '../../source/text/fold.ts';
import {segmentOfBlob, someEvent} from './generated-events.ts';

const letters = fc.string({unit: fc.constantFrom('a', 'b', 'c', '-'), minLength: 3, maxLength: 14});

test('a word that nothing includes finds what fuse.js finds among all values, though most are never measured', () => {
  fc.assert(
    fc.property(fc.array(letters, {minLength: 1, maxLength: 25}), letters, (callers, text) => {
      const swapped = [...text]
        .slice(1)
        .map((_, at) => text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2));
      fc.pre(![text, ...swapped].some(word => callers.some(caller => fold(caller).includes(fold(word)))));
      const vocabulary = createVocabulary();
      const events = callers.map(caller => ({...someEvent, caller}));
      vocabulary.add(segmentOfBlob(events, 'blob'));
      const distinct = [...new Set(callers)];
      const fuse = new Fuse(distinct.map(fold), {ignoreLocation: true, threshold: 0.34});
      const expected = new Set(fuse.search(fold(text)).map(({refIndex}) => distinct[refIndex]!));
      const hits = vocabulary.find({type: 'word', match: 'fuzzy', text}).caller ?? new Uint8Array();
      const found = [...hits].flatMap((hit, id) => (hit === 1 ? [vocabulary.textOf('caller', id)] : []));
      assert.deepEqual(new Set(found), expected);
    }),
    {numRuns: 2000},
  );
});

test('two letters the other way round find the word that was meant', () => {
  const vocabulary = createVocabulary();
  vocabulary.add(
    segmentOfBlob(
      [
        {...someEvent, operation: 'KeyPurge'},
        {...someEvent, operation: 'KeySign'},
      ],
      'blob',
    ),
  );
  const {op = new Uint8Array()} = vocabulary.find({type: 'word', match: 'fuzzy', text: 'pruge'});
  assert.deepEqual(
    [...op].flatMap((hit, id) => (hit === 1 ? [vocabulary.textOf('op', id)] : [])),
    ['KeyPurge'],
  );
});
