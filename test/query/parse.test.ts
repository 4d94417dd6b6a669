import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import type {FieldName} from '../../source/event/fields.ts';
import {parseQuery} from '../../source/query/parse.ts';
import type {Is, Value, Word, WrittenQuery} from '../../source/query/syntax.ts';
import {typed} from './queries.ts';

const read = (text: string) => {
  const {query, problems} = parseQuery(text);
  return {query, problems};
};
const all: WrittenQuery = {type: 'all'};
const and = (...parts: readonly WrittenQuery[]): WrittenQuery => ({type: 'and', parts});
const or = (...parts: readonly WrittenQuery[]): WrittenQuery => ({type: 'or', parts});
const not = (part: WrittenQuery): WrittenQuery => ({type: 'not', part});
const is = (name: Is): WrittenQuery => ({type: 'is', is: name});
const word = (text: string, match: Word['match'] = 'fuzzy'): WrittenQuery => ({type: 'word', match, text});
const field = (name: FieldName, ...values: readonly Value[]): WrittenQuery => ({type: 'field', field: name, values});
const equal = (text: string): Value => ({type: 'equal', text});
const glob = (pattern: string): Value => ({type: 'glob', pattern});
const range = (from: string, to: string): Value => ({type: 'range', from, to});
const regex = (pattern: string): Value => ({type: 'regex', pattern});
const network = (address: string, prefix: number): Value => ({type: 'network', address, prefix});
const during = (name: 'since' | 'until' | 'at' | 'on', moment: string): WrittenQuery => ({
  type: 'during',
  word: name,
  moment,
});
const path = (names: readonly string[], ...values: readonly Value[]): WrittenQuery => ({
  type: 'path',
  path: names,
  values,
});
const saved = (name: string): WrittenQuery => ({type: 'saved', name});
const compare = (operator: '>' | '>=' | '<' | '<=', text: string): Value => ({type: 'compare', operator, text});

const readable: readonly (readonly [string, WrittenQuery])[] = [
  // The examples of the language
  ['unwrap alice', and(word('unwrap'), word('alice'))],
  ["'key-tde-27", word('key-tde-27', 'exact')],
  ['^key', word('key', 'prefix')],
  ['.net$', word('.net', 'suffix')],
  ['^key$', word('key', 'whole')],
  ['!test', not(word('test', 'exact'))],
  ['op:KeyDelete', field('op', equal('KeyDelete'))],
  ['op:Key*', field('op', glob('Key*'))],
  ['status:403', field('status', equal('403'))],
  ['status:4xx', field('status', range('400', '499'))],
  ['status:>=400', field('status', compare('>=', '400'))],
  ['status:400..499', field('status', range('400', '499'))],
  ['failed', is('failed')],
  ['ok', is('ok')],
  ['is:failed', is('failed')],
  ['is:unreadable', is('unreadable')],
  ['caller:alice@contoso.com', field('caller', equal('alice@contoso.com'))],
  ['app:"Azure CLI"', field('app', equal('Azure CLI'))],
  ['oid:b1c52bf0*', field('oid', glob('b1c52bf0*'))],
  ['ip:203.0.113.7', field('ip', equal('203.0.113.7'))],
  ['key:tde-master', field('key', equal('tde-master'))],
  ['hsm:contosomhsm', field('hsm', equal('contosomhsm'))],
  ['uri:/backup', field('uri', equal('/backup'))],
  ['ms:>1000', field('ms', compare('>', '1000'))],
  [
    'op:(KeyDelete or KeyPurge)  -caller:svc-backup*   (status:403 or status:401) hsm:prod*',
    and(
      field('op', equal('KeyDelete'), equal('KeyPurge')),
      not(field('caller', glob('svc-backup*'))),
      or(field('status', equal('403')), field('status', equal('401'))),
      field('hsm', glob('prod*')),
    ),
  ],
  ['time:"2026-10-02 06:00"', field('time', equal('2026-10-02 06:00'))],
  ['time:2026-10-01T19', field('time', equal('2026-10-01T19'))],

  // Joining
  ['', all],
  [' \t\n', all],
  ['a and b AND c', and(word('a'), word('b'), word('c'))],
  ['a b or c d', or(and(word('a'), word('b')), and(word('c'), word('d')))],
  ['a (b (c d))', and(word('a'), word('b'), word('c'), word('d'))],
  ['(((a)))', word('a')],
  ['not a or NOT b', or(not(word('a')), not(word('b')))],
  ['not not a', word('a')],
  ['--a ---b', and(word('a'), not(word('b')))],
  ['-(a b) !(c or d)', and(not(and(word('a'), word('b'))), not(or(word('c'), word('d'))))],
  ['a(b)', and(word('a'), word('b'))],

  // Words
  ['"a b"', word('a b', 'exact')],
  ['"or" -"-x" "\\"\\\\"', and(word('or', 'exact'), not(word('-x', 'exact')), word('"\\', 'exact'))],
  ['"C:\\Windows"', word('C:\\Windows', 'exact')],
  ['^"a b"$', word('a b', 'whole')],
  ['-or', not(word('or', 'exact'))],
  ['!failed !op:x', and(not(is('failed')), not(field('op', equal('x'))))],
  ['!^a !b$', and(not(word('a', 'prefix')), not(word('b', 'suffix')))],
  ["'failed", word('failed', 'exact')],
  ["$ a-b it's", and(word('$'), word('a-b'), word("it's"))],
  ['https://contosomhsm.managedhsm.azure.net/keys/a', word('https://contosomhsm.managedhsm.azure.net/keys/a')],
  ['8806614c-ebc3-11ea-9e9b-00155db778ad', word('8806614c-ebc3-11ea-9e9b-00155db778ad')],
  ['2001:db8::7 fe80::1 ::1 12:30', and(word('2001:db8::7'), word('fe80::1'), word('::1'), word('12:30'))],
  ['"op":x foo: (a)', and(word('op:x', 'exact'), word('foo:'), word('a'))],

  // Values
  ['OPERATION:x', field('op', equal('x'))],
  ['key:* -key:*', and(field('key', glob('*')), not(field('key', glob('*'))))],
  ['ip:2001:db8::7', field('ip', equal('2001:db8::7'))],
  [
    'op:=Key* op:"Key*" op:"Key "*',
    and(field('op', equal('Key*')), field('op', equal('Key*')), field('op', glob('Key *'))),
  ],
  ['op:("or" or a*)', field('op', equal('or'), glob('a*'))],
  ['uri:"a..b"', field('uri', equal('a..b'))],
  ['status:40x status:"403"', and(field('status', range('400', '409')), field('status', equal('403')))],
  ['status:* status:=403', and(field('status', glob('*')), field('status', equal('403')))],
  ['ms:100.. ms:..0.5', and(field('ms', compare('>=', '100')), field('ms', compare('<=', '0.5')))],
  ['status:(5xx or 403)', field('status', range('500', '599'), equal('403'))],
  ['time:2026-10-01..2026-10-02T06:00', field('time', range('2026-10-01', '2026-10-02T06:00'))],
  ['time:<=2026-10', field('time', compare('<=', '2026-10'))],
  ['is:(failed or unreadable)', or(is('failed'), is('unreadable'))],
  ['sensitive -is:Unauthenticated is:challenge', and(is('sensitive'), not(is('unauthenticated')), is('challenge'))],

  // Addresses and ids
  ['ip:203.0.113.0/24', field('ip', network('203.0.113.0', 24))],
  ['ip:(2001:DB8::/32 or "10.0.0.0/8")', field('ip', network('2001:db8::', 32), equal('10.0.0.0/8'))],
  ['corr:8806614c correlation:*00', and(field('corr', equal('8806614c')), field('corr', glob('*00')))],

  // Regular expressions
  ['client:/azsdk-(net|python)/', field('client', regex('azsdk-(net|python)'))],
  ['-client:/a b"/', not(field('client', regex('a b"')))],
  ['uri:(/keys\\/a/ or /(x y)/)', field('uri', regex('keys/a'), regex('(x y)'))],
  ['(op:/^Key\\(/)', field('op', regex('^Key\\('))],
  ['claim.amr:/pwd|mfa/', path(['claim', 'amr'], regex('pwd|mfa'))],
  ['uri:/backup', field('uri', equal('/backup'))],
  ['uri:/backup or key:/b', or(field('uri', equal('/backup')), field('key', equal('/b')))],
  ['uri:(/keys/a or /b)', field('uri', equal('/keys/a'), equal('/b'))],
  ['uri:(/a or /)', field('uri', equal('/a'), equal('/'))],
  ['uri:=/a/ uri:"/a/" /a/', and(field('uri', equal('/a/')), field('uri', equal('/a/')), word('/a/'))],

  // Times by the clock
  ['last:24h', {type: 'during', word: 'last', amount: 24, unit: 'h'}],
  ['LAST:90M', {type: 'during', word: 'last', amount: 90, unit: 'm'}],
  ['since:2026-10-01', during('since', '2026-10-01')],
  ['until:"2026-10-02 06:00"', during('until', '2026-10-02 06:00')],
  ['at:2026-10-01T19', during('at', '2026-10-01T19')],
  ['on:(Yesterday or monday)', or(during('on', 'yesterday'), during('on', 'monday'))],

  // Places of the record
  ['properties.keyProperties.type:RSA', path(['properties', 'keyProperties', 'type'], equal('RSA'))],
  ['claim.amr:(pwd or m*)', path(['claim', 'amr'], equal('pwd'), glob('m*'))],
  [
    'a.b:>=2048 a.b:1..2 a.b:=>2',
    and(path(['a', 'b'], compare('>=', '2048')), path(['a', 'b'], range('1', '2')), path(['a', 'b'], equal('>2'))),
  ],
  ['.a:b a.:b a..b:c', and(word('.a:b'), word('a.:b'), word('a..b:c'))],

  // Saved queries
  ['@prod -ip:10.0.0.0/8', and(saved('prod'), not(field('ip', network('10.0.0.0', 8))))],
  ['-@"two words" or (@a$ @b:c)', or(not(saved('two words')), and(saved('a$'), saved('b:c')))],
  ['"@prod" a@b', and(word('@prod', 'exact'), word('a@b'))],
];

test('What people type is read as they mean it', () => {
  for (const [text, query] of readable) assert.deepEqual(read(text), {query, problems: []}, text);
});

/** Text, where the problem is, how its sentence begins, what is suggested, and the query that remains. */
const problematic: readonly (readonly [string, string, string, string | undefined, WrittenQuery])[] = [
  ['alice stauts:403', '......^^^^^^', 'There is no field `stauts`. Did you mean `status`?', 'status', word('alice')],
  [
    'stauts:(403 or 401) alice',
    '^^^^^^',
    'There is no field `stauts`. Did you mean `status`?',
    'status',
    word('alice'),
  ],
  ['-vualt:x', '.^^^^^', 'There is no field `vualt`. Did you mean `vault`?', 'vault', all],
  ['op:', '^^^', 'Type a value after `op:` (operation, as KeySign or BackupCreate): a text', undefined, all],
  ['alice or op:', '.........^^^', 'Type a value after `op:`', undefined, word('alice')],
  ['op:""', '...^^', 'Type a value after `op:`', undefined, all],
  ['op:()', '^^^', 'Type a value into the parentheses: a text', undefined, all],
  ['op:(A B)', '......^', 'Values are joined by `or`.', undefined, field('op', equal('A'), equal('B'))],
  ['op:(A and B)', '......^^^', 'Values are joined by `or`.', undefined, field('op', equal('A'), equal('B'))],
  ['ms:>', '...^', 'Type a value after `ms:>`', undefined, all],
  ['status:abc', '.......^^^', '`status` takes a number', undefined, all],
  ['status:(403 or abc)', '...............^^^', '`status` takes a number', undefined, field('status', equal('403'))],
  ['status:4*', '.......^^', '`status` takes a number', undefined, all],
  ['ms:>x', '...^^', '`ms` takes a number', undefined, all],
  ['ms:1..x', '...^^^^', '`ms` takes a number', undefined, all],
  ['status:499..400', '.......^^^^^^^^', 'The range ends before it begins.', undefined, all],
  ['time:2026-13', '.....^^^^^^^', '`time` takes a date or a time, as', undefined, all],
  ['time:2026..2025', '.....^^^^^^^^^^', 'The range ends before it begins.', undefined, all],
  ['op:>x', '...^^', '`op` is text, which has no `>`.', undefined, all],
  ['uri:a..b', '....^^^^', '`uri` is text, which has no `..`.', undefined, all],
  ['is:faild', '...^^^^^', 'An event can be: `is:failed`', 'failed', all],
  ['is:', '^^^', 'An event can be: `is:failed`', undefined, all],
  ['is:()', '^^^', 'An event can be: `is:failed`', undefined, all],
  ['is:challange', '...^^^^^^^^^', 'An event can be: `is:failed`', 'challenge', all],
  ['client:/a(b/', '.......^^^^^', 'A parenthesis of this pattern is not closed.', undefined, all],
  ['op:(/[/ or x)', '....^^^', 'A bracket of this pattern is not closed.', undefined, field('op', equal('x'))],
  ['op:/(?=a)/', '...^^^^^^^', 'This pattern looks ahead or behind', undefined, all],
  ['op:/\\8/', '...^^^^', 'A `\\` of this pattern stands before', undefined, all],
  ['op:/(?-i)A/', '...^^^^^^^^', 'Case never counts in a query.', undefined, all],
  ['op:/(?:a{30}){30}/', `...${'^'.repeat(15)}`, 'This pattern would take too long', undefined, all],
  ['status:/4/', '.......^^^', '`status` takes a number', undefined, all],
  ['corr:/4/', '.....^^^', '`corr` takes an id', undefined, all],
  [
    'ip:203.0.113.0/33',
    '...^^^^^^^^^^^^^^',
    'Type after `/` how many bits the network fixes: 0 to 32.',
    undefined,
    all,
  ],
  ['ip:::/', '...^^^', 'Type after `/` how many bits the network fixes: 0 to 128.', undefined, all],
  ['ip:203.0.113/24', '...^^^^^^^^^^^^', '`ip` takes an address, a network', undefined, all],
  ['last:24', '.....^^', '`last` takes a number of s, m, h, d or w', undefined, all],
  ['since:24h', '......^^^', '`since` takes a date or time', undefined, all],
  ['on:yesterdy', '...^^^^^^^^', '`on` takes a date or time', 'yesterday', all],
  ['until:', '^^^^^^', '`until` takes a date or time', undefined, all],
  ['at:()', '^^^', 'Type after `at:` a date or time', undefined, all],
  ['claim.amr:', '^^^^^^^^^^', 'Type a value after `claim.amr:`', undefined, all],
  ['a.b:>x', '....^^', '`a.b` takes a text', undefined, all],
  ['alice @', '......^', 'Type the name of a saved query', undefined, word('alice')],
  ['alice or', '......^^', '`or` stands between two parts.', undefined, word('alice')],
  ['or alice', '^^', '`or` stands between two parts.', undefined, word('alice')],
  ['a or or b', '..^^', '`or` stands between two parts.', undefined, or(word('a'), word('b'))],
  ['a and', '..^^^', '`and` stands between two parts.', undefined, word('a')],
  ['a not', '..^^^', 'Type after `not` what to leave out', undefined, word('a')],
  ['a -', '..^', 'Type a text after `-`', undefined, word('a')],
  ["a '", '..^', "Type a text after `'`", undefined, word('a')],
  ['a ""', '..^^', 'There is nothing in these quotes.', undefined, word('a')],
  ['"a b', '^^^^', 'The quotes are not closed.', undefined, word('a b', 'exact')],
  ['(a or b', '^', 'This parenthesis is not closed.', undefined, or(word('a'), word('b'))],
  ['a) b', '.^', 'Nothing opens this parenthesis.', undefined, and(word('a'), word('b'))],
  ['a ()', '..^', 'There is nothing in these parentheses.', undefined, word('a')],
];

test('What cannot be read is a problem with its place and the way out, and the rest counts', () => {
  for (const [text, place, sentence, suggestion, query] of problematic) {
    const parsed = parseQuery(text);
    assert.equal(parsed.problems.length, 1, text);
    const [problem] = parsed.problems;
    assert.deepEqual([problem!.start, problem!.end], [place.indexOf('^'), place.length], text);
    assert.ok(problem!.sentence.startsWith(sentence), `${text}: ${problem!.sentence}`);
    assert.equal(problem!.suggestion, suggestion, text);
    assert.deepEqual(parsed.query, query, text);
  }
});

test('Problems come in the order of the text', () => {
  const {problems} = parseQuery('stauts:1 status:x (op: "');
  assert.deepEqual(
    problems.map(problem => problem.start),
    [0, 16, 18, 19, 23, 23],
  );
});

test('Any text is read, and its problems lie within it', () => {
  fc.assert(
    fc.property(typed, text => {
      for (const {start, end, sentence} of parseQuery(text).problems) {
        assert.ok(0 <= start && start < end && end <= text.length);
        assert.match(sentence, /^\P{Cc}+[.?]$/u);
      }
    }),
    {numRuns: 5000},
  );
});

test('Long and deep texts are read at once', () => {
  const pieces = [
    '(',
    ')',
    '-',
    '-(',
    'not ',
    'or ',
    '"',
    '""',
    '"a" ',
    "'",
    'a:',
    'op:',
    'op:(',
    '\\',
    '"\\',
    'status:1 ',
    'a..',
    '*',
  ];
  for (const piece of pieces) {
    const started = performance.now();
    parseQuery(piece.repeat(50_000));
    assert.ok(performance.now() - started < 2000, piece);
  }
  parseQuery(`"${'\\"'.repeat(5_000_000)}`);
  parseQuery('a'.repeat(5_000_000));
});

test('Parentheses that nest too deep do not count', () => {
  const nested = (depth: number) => read(`${'('.repeat(depth)}a${')'.repeat(depth)}`);
  assert.deepEqual(nested(100), {query: word('a'), problems: []});
  const sentence = 'Parentheses nest at most 100 deep. Those further in do not count.';
  assert.deepEqual(nested(100_000), {query: word('a'), problems: [{start: 100, end: 101, sentence}]});
});
