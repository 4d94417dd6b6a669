import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withTimeSpan} from '../../source/query/narrow-time.ts';
import {parseQuery} from '../../source/query/parse.ts';
import {printQuery} from '../../source/query/print.ts';

const span = {from: Date.UTC(2026, 9, 1, 19, 30), until: Date.UTC(2026, 9, 2)};
const narrowed = (text: string, to: typeof span | undefined): string =>
  printQuery(withTimeSpan(parseQuery(text).query, to));
const since = 'since:2026-10-01T19:30Z until:2026-10-02T00:00Z';

test('A span of time takes the place of every time that all of the query must keep to', () => {
  assert.equal(narrowed('', span), since);
  assert.equal(narrowed('failed', span), `failed ${since}`);
  assert.equal(narrowed('last:24h failed', span), `failed ${since}`);
  assert.equal(
    narrowed(`alice ${since}`, {...span, until: span.until - 60_000}),
    `alice ${since.replace('02T00:00', '01T23:59')}`,
  );
  assert.equal(narrowed('time:>2026-10-01 alice', span), `alice ${since}`);
});

test('Times that only a part of the query asks for stay', () => {
  assert.equal(narrowed('(on:2026-10-01 or alice)', span), `(on:2026-10-01 or alice) ${since}`);
  assert.equal(narrowed('-on:2026-10-01', span), `-on:2026-10-01 ${since}`);
});

test('Without a span the query asks for any time', () => {
  assert.equal(narrowed(`alice ${since}`, undefined), 'alice');
  assert.equal(narrowed(since, undefined), '');
});

test('Moments are written as short as they are exact', () => {
  const from = Date.UTC(2026, 9, 1, 19, 30, 5);
  assert.equal(narrowed('', {from, until: from + 250}), 'since:2026-10-01T19:30:05Z until:2026-10-01T19:30:05.250Z');
});
