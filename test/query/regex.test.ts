import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {compileRegex} from '../../source/query/regex.ts';

const matches = (pattern: string, text: string): boolean => {
  const compiled = compileRegex(pattern);
  assert.ok(compiled.ok, pattern);
  return compiled.matches(text);
};

test('A pattern fits anywhere, without regard to case', () => {
  assert.ok(matches('azsdk-(NET|python)', 'x azsdk-net-keys/4.2'));
  assert.ok(matches('^key.*delete$', 'keyandsecretdelete'));
  assert.ok(!matches('^delete', 'keydelete'));
  assert.ok(matches('[A-Z]{9}', 'keydelete'));
  assert.ok(matches('STRASSE|ſ', 's'));
});

test('A pattern that engines with backtracking never finish is answered', () => {
  for (const pattern of ['(a*)*b', '(a|a)*$b', '(x+x+)+y', '(.*)(.*)(.*)(.*)(.*)q']) {
    assert.ok(!matches(pattern, 'ax'.repeat(50_000)));
  }
});

test('A pattern that would take too long is refused', () => {
  for (const pattern of ['(?:a{30}){30}', '[ab].{900}', `(?:${'a?'.repeat(400)})`, 'a'.repeat(1001)]) {
    const compiled = compileRegex(pattern);
    assert.ok(!compiled.ok && compiled.sentence.startsWith('This pattern would take too long'), pattern);
  }
});

test('Any text is a pattern, or there is a sentence that says why not', () => {
  const signs = fc.constantFrom(...'ab()[]{}|*+?.\\^$-,:=!<>P1i/', 'é', '💥', '\ud800', '\0', '\n');
  fc.assert(
    fc.property(fc.string({unit: signs, maxLength: 20}), fc.string({unit: signs, maxLength: 20}), (pattern, text) => {
      const compiled = compileRegex(pattern);
      if (compiled.ok) assert.equal(typeof compiled.matches(text), 'boolean');
      else assert.match(compiled.sentence, /^\P{Cc}+\.$/u);
    }),
    {numRuns: 5000},
  );
});
