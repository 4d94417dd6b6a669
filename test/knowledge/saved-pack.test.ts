import assert from 'node:assert/strict';
import {test} from 'node:test';
import {savedPack} from '../../source/knowledge/saved-pack.ts';
import {checkQuery} from '../../source/query/check.ts';
import {isSavedName} from '../../source/settings/saved-queries.ts';

test('Every packed query can be read as meant, has a name of its own and asks a question', () => {
  assert.ok(savedPack.length >= 25);
  assert.equal(new Set(savedPack.map(({name}) => name)).size, savedPack.length);
  for (const {name, query, description} of savedPack) {
    assert.deepEqual(checkQuery(query).problems, [], name);
    assert.ok(isSavedName(name), name);
    assert.match(description, /\?/, name);
  }
});
