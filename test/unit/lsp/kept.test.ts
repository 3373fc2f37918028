import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { CancellationToken, CancellationTokenSource } from 'vscode-languageserver';
import { Kept } from '#lsp/kept';

describe('what the server keeps of files', () => {
  /** Ends the reads that have begun, in turn. */
  let reads: ((text: string) => void)[];
  let kept: Kept<string>;

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
    reads = [];
    kept = new Kept<string>({
      read: () => new Promise((resolve) => reads.push(resolve)),
      isWatched: () => true,
      onDidReadLate: () => undefined,
    });
  });

  afterEach(() => mock.timers.reset());

  /** Lets time pass, and all that has waited for it go on. */
  async function pass(milliseconds: number): Promise<void> {
    await new Promise<void>((resolve) => setImmediate(resolve));
    mock.timers.tick(milliseconds);
    await new Promise<void>((resolve) => setImmediate(resolve));
  }

  it('is read anew after a change if reading it does not end', async () => {
    const now = kept.now();
    await pass(60_000);
    assert.equal(reads.length, 1);
    kept.markStale();
    await pass(0);
    assert.equal(reads.length, 2);
    reads[1]?.('new');
    assert.equal(await now, 'new');
    reads[0]?.('old');
    assert.equal(await kept.now(), 'new');
  });

  it('is not read side by side where a read may end soon', async () => {
    const now = kept.now();
    kept.markStale();
    await pass(1_000);
    assert.equal(reads.length, 1);
    reads[0]?.('old');
    await pass(0);
    assert.equal(reads.length, 2);
    reads[1]?.('new');
    assert.equal(await now, 'new');
  });

  it('is read to its end however often it changes', async () => {
    const now = kept.now();
    for (let second = 0; second < 29; second++) {
      kept.markStale();
      await pass(1_000);
    }
    assert.equal(reads.length, 4);
    reads[3]?.('old');
    await pass(0);
    reads[4]?.('new');
    assert.equal(await now, 'new');
  });

  it('is read for the next one who asks, where somebody else has canceled', async () => {
    const first = new CancellationTokenSource();
    const failures: ((error: Error) => void)[] = [];
    const canceled = new Kept<string>({
      read: () =>
        new Promise((resolve, reject) => {
          reads.push(resolve);
          failures.push(reject);
        }),
      isWatched: () => true,
      onDidReadLate: () => undefined,
    });
    const work = (token: CancellationToken) => ({ token, onProgress: () => undefined });
    const one = canceled.now(work(first.token));
    first.cancel();
    const other = canceled.now(work(CancellationToken.None));
    failures[0]?.(new Error('canceled'));
    assert.equal(await one, undefined);
    await pass(0);
    reads[1]?.('new');
    assert.equal(await other, 'new');
  });
});
