import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createParser} from '../../source/event/parse-event.ts';
import {readPath} from '../../source/event/record-path.ts';

const record = {
  operationName: 'KeyCreate',
  identity: {
    claim: {
      'http://schemas.microsoft.com/identity/claims/objectidentifier': 'b1c52bf0',
      amr: ['pwd', 'mfa'],
      xms_custom: {tier: 0},
      empty: '',
    },
  },
  properties: {
    keyProperties: {type: 'RSA', size: 2048, operations: [{name: 'sign'}, {name: 'verify'}]},
    trusted: false,
  },
  sku: {Family: 'B'},
};

const parsed = createParser('whole').parseJson(JSON.stringify(record));

test('A path reads claims by their short names, and properties with their names or without', () => {
  assert.ok(parsed.readable);
  const examples: readonly (readonly [string, readonly string[]])[] = [
    ['claim.oid', ['b1c52bf0']],
    ['claims.AMR', ['pwd', 'mfa']],
    ['identity.claim.amr', ['pwd', 'mfa']],
    ['claim.xms_custom.tier', ['0']],
    ['claim.empty', []],
    ['properties.keyProperties.type', ['RSA']],
    ['keyproperties.SIZE', ['2048']],
    ['properties.keyProperties.operations.name', ['sign', 'verify']],
    ['properties.trusted', ['false']],
    ['properties.keyProperties.type.x', []],
    ['properties.nothing.there', []],
    ['sku.family', ['B']],
    ['properties.sku', ['{"Family":"B"}']],
    ['claim.toString', []],
    ['properties.__proto__.constructor', []],
  ];
  for (const [path, texts] of examples) assert.deepEqual(readPath(parsed, path.split('.')), texts, path);
});
