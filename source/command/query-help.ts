// A glance at the query language, for the help of every command that takes a query.

export const queryExamples: readonly (readonly [query: string, meaning: string])[] = [
  ['unwrap alice', 'both words, each somewhere in the event'],
  ["'tde-27 ^key .net$ !test", 'exactly this text, at the start, at the end, not at all'],
  ['failed', 'or ok, is:unreadable: what came of it'],
  ['op:Key* status:4xx key:*', 'a pattern, a range of numbers, any key at all'],
  ['ms:>1000 -caller:svc-*', 'more than, and not'],
  ['time:2026-10-01..2026-10-02', 'both days whole, UTC'],
  ['op:(KeyDelete or KeyPurge)', 'one or the other'],
];

export const queryHelp = `
Queries, in quotes for the shell:
${queryExamples.map(([query, meaning]) => `  ${query.padEnd(29)} ${meaning}`).join('\n')}`;
