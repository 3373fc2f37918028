import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Queue } from '#lsp/queue';

describe('a queue', () => {
  it('begins work when all before it has ended, also where that failed', async () => {
    const queue = new Queue();
    const events: string[] = [];
    const work = (name: string, end: () => string) =>
      queue.run(async () => {
        events.push(`${name} begins`);
        await Promise.resolve();
        events.push(`${name} ends`);
        return end();
      });
    const fail = (): never => {
      throw new Error('no disk');
    };
    const results = await Promise.allSettled([
      work('first', () => 'one'),
      work('second', fail),
      work('third', () => 'three'),
    ]);
    assert.deepEqual(
      results.map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason))),
      ['one', 'Error: no disk', 'three'],
    );
    assert.deepEqual(
      events,
      ['first', 'second', 'third'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
  });
});
