import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {rememberLayouts} from '../../source/event/layouts.ts';
import {meaningOf} from '../../source/event/written-names.ts';

const name = fc.constantFrom('time', 'operationName', 'httpStatusCode_d', 'identity_claim_oid_g', 'other', '__proto__');

test('names mean the same in every layout, however many came before', () => {
  const meanings = rememberLayouts();
  fc.assert(
    fc.property(fc.array(name, {maxLength: 5}), names => {
      assert.deepEqual(meanings(names), names.map(meaningOf));
      assert.deepEqual(meanings([...names]), names.map(meaningOf));
    }),
    {numRuns: 1000},
  );
});
