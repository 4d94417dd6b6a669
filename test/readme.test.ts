// What README says of keys and fields is what the tables say. `npm run screenshots` writes it anew.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {readmeParts, withPart} from './helpers/readme.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

for (const [name, content] of Object.entries(readmeParts())) {
  test(`README's ${name} are those of the table`, () => {
    assert.equal(readme, withPart(readme, name, content), 'run `npm run screenshots`');
  });
}
