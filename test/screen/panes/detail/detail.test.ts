import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {test} from 'node:test';
import fc from 'fast-check';
import {type DetailNode, once} from '../../../../source/screen/panes/detail/node.ts';
import {outlineOf} from '../../../../source/screen/panes/detail/outline.ts';
import {seenLines} from '../../../../source/screen/panes/detail/view.ts';
import {reduce} from '../../../../source/screen/state/reduce.ts';
import type {State} from '../../../../source/screen/state/state.ts';
import {cellWidth} from '../../../../source/text/cells.ts';
import {safeText} from '../../../../source/text/safe-text.ts';
import {opened, record, shown} from './opened-detail.ts';

/** From that line on, as many as are drawn; each begins behind a `|`. */
function drawn(state: State, from: RegExp, drawing: string): void {
  const lines = [...drawing.matchAll(/^ *\|(.*)$/gm)].map(([, line]) => line);
  const start = shown(state).findIndex(line => from.test(line));
  assert.deepEqual(shown(state).slice(start, start + lines.length), lines);
}

const tall = [80, 100] as const;

test('Values stand in a column; objects, JSON kept in text and addresses unfold', () => {
  drawn(
    opened(record, tall),
    / properties$/,
    `
    | ▾ properties
    |   ▸ id     https://h.managedhsm.azure.net/keys/cmk%209?api-version=7.5&x=%C3
    |            %A4
    |   ▾ inner
    |     ▾ text     (JSON kept as text)
    |       ▾ a
    |           0  1
    |         ▾ 1
    |           b  true
    |       none     empty
    |       nothing  null
    |   ▸ ops    sign, verify
    |     lines  one
    |             two
    `,
  );
});

test('An address unfolds into what it asks for, decoded', () => {
  const state = opened(record, tall);
  const folded = {...state, detail: {...state.detail, at: 'properties/id'}};
  drawn(
    reduce(folded, {type: 'node-folded', how: 'in'}),
    /^ {5}scheme/,
    `
    |     scheme        https
    |     host          h.managedhsm.azure.net
    |     path          /keys/cmk 9
    |     ?api-version  7.5
    |     ?x            ä
    `,
  );
});

test('What is folded tells in short what is in it', () => {
  const state = opened(record, tall);
  const at = {...state, detail: {...state.detail, at: 'properties/inner'}};
  drawn(
    reduce(at, {type: 'node-folded', how: 'toggle'}),
    /inner/,
    '|▌  ▸ inner  text: {"a":[1,{"b":true}]}, none: …, nothing: null',
  );
});

test('Where it lies is told with the hash of its bytes', () => {
  const hash = createHash('sha256').update(record).digest('hex');
  assert.ok(shown(opened(record, tall)).includes(`   SHA-256  ${hash}`));
});

/** The raw text, without what the pane puts before each line. */
function rawText(state: State): string {
  const unfolded = reduce({...state, detail: {...state.detail, at: 'raw'}}, {type: 'node-folded', how: 'in'});
  const lines = shown(unfolded);
  const start = lines.findIndex(line => /▸ as a tree/.test(line)) + 1;
  const end = lines.findIndex(line => /where it lies$/.test(line)) - 1;
  return lines
    .slice(start, end)
    .map(line => line.slice(3).padEnd(74))
    .join('')
    .trimEnd();
}

test('Raw is exactly what is written, made safe', () => {
  const plain = JSON.stringify({operationName: 'KeyGet', properties: {text: `a${' '.repeat(200)}b${'x'.repeat(300)}`}});
  assert.equal(rawText(opened(plain, tall)), plain);
  assert.equal(rawText(opened(record, tall)), safeText(record));
});

test('A token’s signature is shown nowhere, what it says is', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const token = `${part({alg: 'RS256'})}.${part({upn: 'mallory@contoso.com'})}.c2lnbmF0dXJlLXNpZ25hdHVyZQ`;
  const state = opened(JSON.stringify({operationName: 'KeyGet', properties: {nested: {token}}}), tall);
  const raw = reduce({...state, detail: {...state.detail, at: 'raw'}}, {type: 'node-folded', how: 'unfold-all'});
  const text = shown(raw).join('');
  assert.match(text, /token in properties\.nested\.token/);
  assert.match(text, /mallory@contoso\.com/);
  assert.doesNotMatch(text, /c2lnbmF0/);
});

test('No control character and no line wider than the pane comes out, whatever is unfolded', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string({unit: 'binary'}), fc.jsonValue({stringUnit: 'binary'})),
      fc.constantFrom([40, 10] as const, [80, 24] as const, [120, 40] as const),
      (properties, size) => {
        let state = opened(JSON.stringify({operationName: 'KeyGet', clientInfo: '\x1b[2J', properties}), size);
        for (const at of ['summary', 'properties', 'raw']) {
          state = reduce({...state, detail: {...state.detail, at}}, {type: 'node-folded', how: 'unfold-all'});
        }
        for (let page = 0; page < 6; page++) {
          for (const line of shown(state)) {
            assert.doesNotMatch(line, /[\p{Cc}\p{Cf}]/u);
            assert.ok(cellWidth(line) <= size[0], line);
          }
          state = reduce(state, {type: 'detail-moved', by: {pages: 1}});
        }
      },
    ),
    {numRuns: 60},
  );
});

test('Records nested to break a reader, or endless, are shown all the same', () => {
  const deep = `${'{"a":'.repeat(90)}1${'}'.repeat(90)}`;
  const text = `{"operationName":"KeyGet","properties":{"deep":${deep},"long":"${'x'.repeat(50_000)}"}}`;
  const state = opened(text);
  const all = reduce({...state, detail: {...state.detail, at: 'properties'}}, {type: 'node-folded', how: 'unfold-all'});
  const end = reduce({...all, detail: {...all.detail, at: 'raw'}}, {type: 'detail-moved', by: {rows: -1}});
  assert.match(shown(end).join('\n'), /… 30,000 more characters$/m);
});

test('An unreadable line has its reason first, and its text', () => {
  const [first, ...rest] = shown(opened('{"time":'));
  assert.match(first!, /^▌why {2}\S/);
  assert.ok(rest.includes('   {"time":'));
});

test('Of ten thousand nodes only those in sight are laid out', () => {
  let looked = 0;
  const nodes = Array.from(
    {length: 10_000},
    (_, index): DetailNode => ({
      id: `all/${index}`,
      label: `n${index}`,
      get text() {
        looked++;
        return 'value';
      },
      role: 'text',
      name: '',
      value: () => '',
    }),
  );
  const all: DetailNode = {...nodes[0]!, id: 'all', children: once(() => nodes), isOpen: true};
  const outline = outlineOf([all], new Map());
  assert.equal(outline.places.length, 10_001);
  const look = {width: 60, height: 20, asWritten: false};
  looked = 0;
  for (const at of [0, 5000, 10_000]) assert.equal(seenLines(outline, at, 10, look).length, 20);
  assert.ok(looked < 500, `${looked}`);
});
