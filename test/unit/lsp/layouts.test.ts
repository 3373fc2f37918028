import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { LayoutHost, LongWork } from '#lsp/host';
import { Layouts } from '#lsp/layouts';
import { LayoutDraft } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';

const draft = new LayoutDraft().index([]);
const work: LongWork = {
  token: { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) },
  onProgress: () => undefined,
};

const archiveAt = (number: number): string => `oci-archive:/project/${number}.tar%21`;

describe('the layouts that the server keeps', () => {
  let reads: string[];
  let open: string[];
  let layouts: Layouts;
  const host: LayoutHost = {
    read: async (folder, previous) => {
      reads.push(folder);
      return previous ?? layoutOf(draft.files, folder);
    },
    verify: (layout) => Promise.resolve(layout),
  };

  beforeEach(() => {
    reads = [];
    open = [];
    const documents = { keys: () => open };
    layouts = new Layouts(
      host,
      documents,
      () => undefined,
      () => true,
    );
  });

  /** How often a layout is read when it is asked for now. */
  async function readsFor(folder: string): Promise<number> {
    const before = reads.length;
    assert((await layouts.in(folder)) !== undefined);
    return reads.length - before;
  }

  it('reads an archive once while somebody looks at it', async () => {
    await layouts.open(archiveAt(1), work);
    assert.equal(await readsFor(archiveAt(1)), 0);
  });

  it('forgets an archive that is closed, and reads it again on demand', async () => {
    await layouts.open(archiveAt(1), work);
    layouts.release(archiveAt(1));
    assert.equal(await readsFor(archiveAt(1)), 1);
  });

  it('keeps an archive that is closed until the last of its documents is', async () => {
    await layouts.open(archiveAt(1), work);
    open = [`${archiveAt(1)}/index.json`];
    layouts.release(archiveAt(1));
    assert.equal(await readsFor(archiveAt(1)), 0);
    open = [];
    layouts.close(`${archiveAt(1)}/index.json`);
    assert.equal(await readsFor(archiveAt(1)), 1);
  });

  it('keeps the few that were asked for last, and all with open documents', async () => {
    open = [`${archiveAt(0)}/index.json`];
    for (let number = 0; number < 20; number++) {
      await layouts.open(archiveAt(number), work);
      await layouts.in(archiveAt(1));
    }
    for (const kept of [0, 1, 13, 14, 15, 16, 17, 18, 19]) assert.equal(await readsFor(archiveAt(kept)), 0);
    for (const forgotten of [2, 12]) assert.equal(await readsFor(archiveAt(forgotten)), 1);
  });

  it('keeps a layout while it is verified', async () => {
    let end: () => void = () => undefined;
    const verifying = new Promise<void>((resolve) => (end = resolve));
    const slow: LayoutHost = {
      ...host,
      verify: async (layout) => {
        await verifying;
        return layout;
      },
    };
    layouts = new Layouts(
      slow,
      { keys: () => [] },
      () => undefined,
      () => true,
    );
    const verification = layouts.verify(archiveAt(0), work);
    await layouts.in(archiveAt(0));
    layouts.release(archiveAt(0));
    for (let number = 1; number < 20; number++) await layouts.in(archiveAt(number));
    end();
    await verification;
    assert.equal(await readsFor(archiveAt(0)), 0);
  });

  it('tells which layout was read late, so that nothing else is looked at anew', async () => {
    const told: string[] = [];
    layouts = new Layouts(
      host,
      { keys: () => [] },
      (folder) => told.push(folder),
      () => true,
    );
    await layouts.verify(archiveAt(0), work);
    assert.deepEqual(told, [archiveAt(0)]);
    const address = `${archiveAt(0)}/index.json`;
    assert.deepEqual([layouts.has(archiveAt(0), address), layouts.has(archiveAt(1), address)], [true, false]);
  });
});
