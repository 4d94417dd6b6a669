import assert from 'node:assert/strict';
import {test} from 'node:test';
import {EXCUSES} from './architecture/excuses.ts';
import {RULES} from './architecture/rules.ts';
import {readSource, toSourceFile} from './architecture/source-files.ts';

const source = await readSource(new URL('../source/', import.meta.url));

test('the source was found', () => assert.ok(source.some(({path}) => path === 'event/fields.ts')));

for (const {name, problems, examples} of RULES) {
  test(`in the source, ${name}`, () => assert.equal(problems(source).join('\n'), ''));

  examples.forEach((example, index) => {
    test(`what breaks the rule is found: ${name} (${index + 1})`, () => {
      const files = Object.entries(example).map(([path, text]) => toSourceFile(path, text));
      assert.notEqual(problems(files).length, 0);
    });
  });
}

test('comments break no rule', () => {
  const file = toSourceFile(
    'text/a.ts',
    "/**\n * import {a} from '../cli.ts';\n * process.env\n */\n// export class A {}\nconst a = 1; // process.argv\n",
  );
  for (const {problems} of RULES) assert.deepEqual(problems([file]), []);
});

test('every file that a rule excuses is there', () => {
  const paths = source.map(({path}) => path);
  const gone = Object.values(EXCUSES)
    .flatMap(Object.keys)
    .filter(path => !paths.includes(path));
  assert.deepEqual(gone, []);
});
