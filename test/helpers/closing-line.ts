// A test reporter that prints one closing line: how many tests passed and failed.
import type {TestEvent} from 'node:test/reporters';

export default async function* closingLine(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    if (event.type !== 'test:summary' || event.data.file !== undefined) continue;
    const {passed, tests, skipped} = event.data.counts;
    const failed = tests - passed - skipped;
    yield `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
  }
}
