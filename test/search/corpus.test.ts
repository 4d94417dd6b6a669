// The corpus of queries, asked of every fixture: the predicate says what is right, the bitmaps must say the same.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import type {ParsedRecord} from '../../source/event/audit-event.ts';
import {createParser} from '../../source/event/parse-event.ts';
import {parseContent} from '../../source/feed/parse-content.ts';
import {createSplitter} from '../../source/feed/records.ts';
import {checkQuery} from '../../source/query/check.ts';
import {wordMatcher} from '../../source/query/match-value.ts';
import {parseQuery} from '../../source/query/parse.ts';
import {printQuery} from '../../source/query/print.ts';
import {resolveTimes} from '../../source/query/resolve-times.ts';
import type {PlainQuery} from '../../source/query/syntax.ts';
import {toPredicate} from '../../source/query/to-predicate.ts';
import {createColumnIndex} from '../../source/search/column-index.ts';
import {createLocalScanner} from '../../source/search/local-scanner.ts';
import {createIndexBuilder} from '../../source/store/index-builder.ts';
import {fold} from '../../source/text/fold.ts';
import {safeText} from '../../source/text/safe-text.ts';
import {shapes, shapesFolder} from '../helpers/shapes.ts';
import {corpus} from '../query/corpus.ts';
import {readRawOf} from './generated-events.ts';

/** Half past midnight on the day after the fixtures. */
const clock = {now: Date.parse('2026-10-02T00:30:00Z'), zone: 'utc'} as const;

const events: {readonly place: string; readonly record: ParsedRecord}[] = [];
const records = new Map<string, ParsedRecord>();
const index = createColumnIndex(createLocalScanner(readRawOf((file, offset) => records.get(`${file} ${offset}`)!)));

for (const {file} of shapes) {
  const parser = createParser('whole');
  const builder = createIndexBuilder();
  builder.beginBlob(file, 0);
  const splitter = createSplitter(({offset, length, content}) => {
    const record = parseContent(content, parser);
    builder.add({offset, length}, record);
    events.push({place: `${file} ${offset}`, record});
    records.set(`${file} ${offset}`, record);
  });
  splitter.push(readFileSync(join(shapesFolder, file)));
  splitter.end();
  index.put(file, builder.finish(file));
}

const asked = (text: string): PlainQuery => resolveTimes(checkQuery(text).query, clock);

function foundByPredicate(query: PlainQuery): readonly string[] {
  const matches = toPredicate(query, (word, _, value) => wordMatcher(word)(fold(value)));
  return events.flatMap(({place, record}) => (matches(record) ? [place] : [])).sort();
}

async function foundByBitmaps(query: PlainQuery): Promise<readonly string[]> {
  const {set} = await index.search(query);
  return [...set.from(0)].map(({place: {blob, offset}}) => `${blob} ${offset}`).sort();
}

test('Each query is there for one reason, is read without a problem, and is written so that it means the same', async () => {
  assert.ok(corpus.length >= 150);
  assert.equal(new Set(corpus.map(([reason]) => reason)).size, corpus.length);
  for (const [reason, text] of corpus) {
    assert.match(reason, /^[a-z0-9]+$/);
    const {query, problems} = parseQuery(text);
    assert.deepEqual(problems, [], text);
    assert.deepEqual(parseQuery(printQuery(query)).query, query, text);
  }
});

/** Those that find every event, or none, because that is what they are there for. */
const undivided: readonly string[] = [
  ...['everything', 'contradiction', 'tautology', 'nothing', 'typo', 'zero', 'regexnone', 'slash', 'literal'],
  ...['today', 'never', 'constructor'],
];

test('Nearly every query tells some fixtures from others', async () => {
  const same = corpus.flatMap(([reason, text]) => {
    const count = foundByPredicate(asked(text)).length;
    return count === 0 || count === events.length ? [reason] : [];
  });
  assert.deepEqual(same.sort(), [...undivided].sort());
});

for (const [reason, text] of corpus) {
  test(`The columns find for ${reason} what its meaning is: ${safeText(text)}`, async () => {
    assert.deepEqual(await foundByBitmaps(asked(text)), foundByPredicate(asked(text)));
  });
}
