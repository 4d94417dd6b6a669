import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  createSplitter,
  longestRecord,
  type RawRecord,
  type Resumption,
  readHeader,
  readRecordAt,
  type Splitter,
} from '../../source/feed/records.ts';
import {shapes, shapesFolder} from '../helpers/shapes.ts';

type Content = Exclude<RawRecord['content'], {readonly type: 'json'}> | {readonly type: 'json'; readonly text: string};
type Split = Omit<RawRecord, 'content'> & {readonly content: Content};

/** The bytes of a record are only there while it is handed over. */
function textOf(content: RawRecord['content']): Content {
  return content.type === 'json'
    ? {type: 'json', text: content.bytes.toString('utf8', content.from, content.to)}
    : content;
}

function splitInto(records: Split[], from?: Resumption): Splitter {
  return createSplitter(record => records.push({...record, content: textOf(record.content)}), from);
}

function split(bytes: Uint8Array, cuts: readonly number[] = []): readonly Split[] {
  const records: Split[] = [];
  const splitter = splitInto(records);
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    splitter.push(bytes.subarray(from, cut));
    from = Math.max(from, cut);
  }
  splitter.push(bytes.subarray(from));
  splitter.end();
  return records;
}

function texts(blob: string): readonly string[] {
  return split(Buffer.from(blob)).map(({content}) => (content.type === 'json' ? content.text : content.type));
}

function reasons(blob: Uint8Array): readonly string[] {
  return split(blob).flatMap(({content}) => (content.type === 'unreadable' ? [content.reason] : []));
}

/** Pieces that records, wrappers, arrays, CSV and their accidents are made of. */
const piece = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\n',
    '\r\n',
    ' ',
    '\t',
    '\0',
    '{}',
    '{"a":1}',
    '{"a":1}\n',
    '\n{"b":{}}\n',
  ],
  ...[
    '{"records":[',
    ']}',
    '"records"',
    '[\n',
    '\n]',
    '{"time":"x","a":',
    '"x',
    'x"',
    'true',
    '-1.5e3',
    'garbage\n',
    '""',
  ],
  ...['TimeGenerated,OperationName\n', 'a,b\n', '"a","b"\n', ',"', '",', '"a\nb",c\n', '\uFEFF', 'é', '\u{1F600}'],
);
const pieces = fc.array(piece, {maxLength: 30}).map(parts => Buffer.from(parts.join('')));
const blob = fc.oneof(
  pieces,
  fc.uint8Array({maxLength: 60}).map(bytes => Buffer.from(bytes)),
  pieces.map(bytes => Buffer.concat([Buffer.from('TimeGenerated,OperationName\n'), bytes])),
  fc.tuple(fc.constantFrom(...shapes), fc.nat(), fc.nat()).map(([{file}, from, length]) => {
    const bytes = readFileSync(join(shapesFolder, file));
    const start = from % 3 === 0 ? from % (bytes.length + 1) : 0;
    return bytes.subarray(start, start + (length % (bytes.length + 1)));
  }),
);

test('how a blob is cut into chunks makes no difference', () => {
  fc.assert(
    fc.property(blob, fc.array(fc.nat()), (bytes, cuts) => {
      const whole = split(bytes);
      assert.deepEqual(
        split(
          bytes,
          cuts.map(cut => cut % (bytes.length + 1)),
        ),
        whole,
      );
      assert.deepEqual(split(bytes, [...bytes.keys()]), whole);
    }),
    {numRuns: 1500},
  );
});

test('every byte is in exactly one record, or is white space or structure', () => {
  fc.assert(
    fc.property(blob, bytes => {
      let at = 0;
      let between = '';
      for (const {offset, length} of split(bytes)) {
        assert.ok(offset >= at && length > 0 && offset + length <= bytes.length);
        between += bytes.toString('latin1', at, offset);
        at = offset + length;
      }
      between += bytes.toString('latin1', at);
      const header = readHeader(bytes);
      if (header === undefined) assert.match(between, /^(?:[\s,[\]}]|\xEF\xBB\xBF|\{\s*"records"\s*:\s*\[)*$/);
      else assert.match(between, /^(?:\xEF\xBB\xBF)?\s*\S[^\n]*(?:\s)*$/);
    }),
    {numRuns: 3000},
  );
});

test('a record read again from its bytes is the record that the splitter found', () => {
  fc.assert(
    fc.property(blob, bytes => {
      const header = readHeader(bytes);
      for (const {offset, length, content} of split(bytes)) {
        assert.deepEqual(textOf(readRecordAt(bytes.subarray(offset, offset + length), header)), content);
      }
    }),
    {numRuns: 2000},
  );
});

test('good records between any garbage lines are all found', () => {
  const garbage = fc.constantFrom(
    'garbage',
    '{"a":"cut',
    '{"a":',
    '{"a":{"b":[1,',
    '"',
    '{"a":1',
    '\0',
    '42',
    '[x',
    '{x}',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(garbage, fc.nat()), {maxLength: 20}), lines => {
      const written = lines.map(line => (typeof line === 'number' ? JSON.stringify({time: line}) : line));
      const expected = written.filter((_, i) => typeof lines[i] === 'number');
      const found = texts(written.join('\n'));
      assert.deepEqual(
        found.filter(text => /^\{"time":\d+\}$/.test(text)),
        expected,
      );
      assert.ok(found.length <= lines.length);
    }),
  );
});

test('objects and arrays in any layout come out one by one', () => {
  const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), {minLength: 1, maxLength: 5});
  fc.assert(
    fc.property(objects, fc.constantFrom(0, 2, '\t'), (records, indent) => {
      fc.pre(records.every(record => Object.keys(record)[0] !== 'records'));
      const plain = (found: readonly string[]) => found.map(text => JSON.parse(text));
      const expected = JSON.parse(JSON.stringify(records));
      assert.deepEqual(plain(texts(JSON.stringify(records, null, indent))), expected);
      assert.deepEqual(plain(texts(JSON.stringify({records}, null, indent))), expected);
      assert.deepEqual(plain(texts(records.map(record => JSON.stringify(record, null, indent)).join('\n'))), expected);
    }),
  );
});

test('offsets slice the text of a record exactly', () => {
  const bytes = Buffer.from('\uFEFF[ {"é":1} ,\r\n{"b":2}\r\n]');
  assert.deepEqual(
    split(bytes).map(({offset, length}) => bytes.toString('utf8', offset, offset + length)),
    ['{"é":1}', '{"b":2}'],
  );
});

test('a wrapper may have blanks, be empty, be cut, or stand one to a line', () => {
  assert.deepEqual(texts('{ "records" : [ {"a":1} , {"b":2} ] }\n{"records":[]}\n{"records":[{"c":3}]}'), [
    '{"a":1}',
    '{"b":2}',
    '{"c":3}',
  ]);
  assert.deepEqual(texts('{"records":[{"a":1},{"b":\n{"records":[{"c":3}]}\n'), ['{"a":1}', '{"b":', '{"c":3}']);
  assert.deepEqual(texts('[{"records":[{"a":1}]},{"records":[{"b":1}]}]'), ['{"a":1}', '{"b":1}']);
  assert.deepEqual(texts('{"time":"x","records":[{"a":1}]}'), ['{"time":"x","records":[{"a":1}]}']);
});

test('a cut record loses only itself', () => {
  assert.deepEqual(texts('{"a":1}\n{"b":"cut\n{"c":1}\n{"d":\n{"e":1}\n{"f":1}'), [
    '{"a":1}',
    '{"b":"cut',
    '{"c":1}',
    '{"d":',
    '{"e":1}',
    '{"f":1}',
  ]);
  assert.deepEqual(texts('[\n  {\n    "a": 1\n  },\n  {\n    "b": {\n      "c"'), [
    '{\n    "a": 1\n  }',
    '{\n    "b": {\n      "c"',
  ]);
});

const long = longestRecord + 10;

test('a line longer than 4 MiB is one unreadable row and the rest is read', () => {
  const good = '{"a":1}';
  for (const line of [
    'x'.repeat(long),
    `{"a":"${'x'.repeat(long)}"}`,
    `{"a":"${'x'.repeat(long)}`,
    `{"a":${'[1,'.repeat(long / 3)}`,
    `{"a":[${'1,'.repeat(long / 2)}`,
  ]) {
    const bytes = Buffer.from(`${good}\n${line}\n${good}\n`);
    for (const size of [65_536, bytes.length]) {
      const records = split(
        bytes,
        Array.from({length: Math.floor(bytes.length / size)}, (_, i) => i * size),
      );
      assert.deepEqual(
        records.map(({offset, length}) => [offset, length]),
        [
          [0, 7],
          [8, line.length],
          [9 + line.length, 7],
        ],
      );
      assert.deepEqual(records[1]?.content, {type: 'unreadable', reason: 'longer than 4 MiB'});
    }
  }
});

test('a long record inside an array does not take its neighbours along', () => {
  const bytes = Buffer.from(`[{"a":1},{"b":"${'x'.repeat(long)}"},{"c":1}]`);
  assert.deepEqual(
    split(bytes).map(({length}) => length),
    [7, long + 8, 7],
  );
  const wrapper = Buffer.from(`{"records":[${'{"a":1},'.repeat(long / 8)}{"b":1}]}`);
  assert.equal(split(wrapper).length, Math.floor(long / 8) + 1);
});

test('nesting of any depth is bounded in time', () => {
  const deep = 100_000;
  for (const text of ['{"a":'.repeat(deep), '['.repeat(deep), '{"a":\n'.repeat(deep), '{"a":[\n{\n'.repeat(deep)]) {
    const started = performance.now();
    split(Buffer.from(text));
    assert.ok(performance.now() - started < 3000, text.slice(0, 10));
  }
  assert.deepEqual(texts(`[{"a":${'['.repeat(deep)}${']'.repeat(deep)}},{"b":1}]`).length, 2);
});

test('a CSV row that breaks off loses only itself, and quotes may hold newlines', () => {
  const heading = 'TimeGenerated,OperationName,ClientInfo\r\n';
  const rows = split(
    Buffer.from(`${heading}1,KeyGet,"a ""b""\r\nc"\r\n\r\n2,KeyGet,"cut\r\n"3","KeyGet","x"\r\n4,KeyGet\r\n5,KeyGet,`),
  );
  assert.deepEqual(
    rows.map(({content}) =>
      content.type === 'row' ? content.row : content.type === 'unreadable' ? content.reason : '',
    ),
    [
      ['1', 'KeyGet', 'a "b"\r\nc'],
      'not CSV: ends in the middle of a quoted value',
      ['3', 'KeyGet', 'x'],
      'not CSV: 2 values where the heading has 3',
      ['5', 'KeyGet', ''],
    ],
  );
});

test('a CSV row longer than 4 MiB is one unreadable row', () => {
  const bytes = Buffer.from(`TimeGenerated,OperationName\n1,${'x'.repeat(long)}\n2,KeyGet\n`);
  assert.deepEqual(reasons(bytes), ['longer than 4 MiB']);
  assert.equal(split(bytes).length, 2);
});

test('only a heading with names that Log Analytics writes makes a CSV', () => {
  assert.deepEqual(readHeader(Buffer.from('\uFEFF"TimeGenerated [UTC]",OperationName\r\nx,y')), [
    'TimeGenerated [UTC]',
    'OperationName',
  ]);
  assert.equal(readHeader(Buffer.from('one,two\n1,2\n')), undefined);
  assert.equal(readHeader(Buffer.from('{"TimeGenerated":1,"OperationName":2}')), undefined);
  assert.equal(readHeader(Buffer.from('')), undefined);
});

test('a splitter that resumes where another could be left finds the same records as one that read all', () => {
  fc.assert(
    fc.property(blob, fc.nat(200), (bytes, cut) => {
      const before: Split[] = [];
      const first = splitInto(before);
      first.push(bytes.subarray(0, cut));
      const offset = first.resumesAt();
      fc.pre(offset !== undefined);
      const after: Split[] = [];
      const second = splitInto(after, {offset, header: readHeader(bytes)});
      second.push(bytes.subarray(offset));
      second.end();
      assert.deepEqual([...before, ...after], split(bytes));
    }),
    {numRuns: 2000},
  );
});
