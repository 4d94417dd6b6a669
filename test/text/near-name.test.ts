import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nearName} from '../../source/text/near-name.ts';

const names = ['time', 'op', 'operation', 'status', 'caller', 'key', 'vault', 'application'];

test('A mistyped name finds the one that was meant', () => {
  const examples: readonly (readonly [string, string | undefined])[] = [
    ['stauts', 'status'],
    ['statsu', 'status'],
    ['STAUTS', 'status'],
    ['sttus', 'status'],
    ['statuss', 'status'],
    ['kex', 'key'],
    ['caler', 'caller'],
    ['vualt', 'vault'],
    ['aplicatoin', 'application'],
    ['stat', 'status'],
    ['oper', 'operation'],
  ];
  for (const [typed, name] of examples) assert.equal(nearName(typed, names), name, typed);
});

test('What resembles no name finds none', () => {
  for (const typed of ['', 'k', 'po', 'https', 'fe80', '2001', 'colour', 'x'.repeat(100_000)]) {
    assert.equal(nearName(typed, names), undefined, typed.slice(0, 20));
  }
});

test('The nearest name wins, and the first of two that are as near', () => {
  assert.equal(nearName('statur', ['stature', 'status', 'statue']), 'stature');
  assert.equal(nearName('caller', ['callers', 'caller']), 'caller');
});
