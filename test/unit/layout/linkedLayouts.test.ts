import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { textOf } from '#helpers/repairs';
import { writeLayout } from '#helpers/layoutFolder';
import { changeLayout } from '#cli/layoutChanges';
import { FolderStore } from '#files/folderStore';
import { layoutIn } from '#files/layoutFiles';
import { verifyLayout } from '#files/verifyLayout';
import { sha256DigestOf } from '#schemas/values/digest';
import { repairLayout, type RepairOptions } from '#service';

const now = Date.now();
const old = new Date(now - 2 * 60 * 60 * 1000);

const draft = new LayoutDraft();
draft.index([draft.image({ layers: [new Uint8Array(600).fill(1), new Uint8Array(700).fill(2)] })]);
const blobs = Object.keys(draft.files).filter((path) => path.startsWith('blobs/'));
const layer = blobs.findIndex((path) => textOf(draft.files[path]).length === 600);
const orphan = new LayoutDraft().blob('application/octet-stream', 'nobody leads here');

/** Where a blob may really be that is a link, and what may be all that is left of one, by the digits of the blob. */
const places: readonly ((digits: string) => string)[] = [
  (digits) => `blobs/store/${digits}`,
  (digits) => `blobs/sha256/${digits}.tar.gz`,
  (digits) => `blobs/sha256/${digits.toUpperCase()}`,
  () => `blobs/sha256x/${'1'.repeat(64)}`,
  () => `blobs/sha256/${'2'.repeat(64)}`,
  () => 'blobs/sha256/real.tmp',
  () => 'oci-put-blob7',
  (digits) => `ingest/${digits}_7`,
  (digits) => `blobs/sha256/${digits}.7.tmp`,
  () => 'ingest/store1',
  () => '../outside/store1',
];
const linkedFolders = ['blobs/sha512', 'blobs/other', 'ingest', 'mirror'];
const ownFiles = [
  'README.md',
  'ingest/customers.csv',
  'index.json.notes.tmp',
  'oci-put-blob-docs.md',
  'blobs/sha256/notes.tmp',
];

const arbitrary = fc.record({
  moved: fc.array(
    fc.record({ blob: fc.nat(blobs.length - 1), place: fc.nat(places.length - 1), isLinked: fc.boolean() }),
    { maxLength: 2 },
  ),
  folder: fc.option(fc.constantFrom(...linkedFolders)),
  linksTo: fc.constantFrom('blobs/sha256', 'blobs'),
  own: fc.subarray(ownFiles),
  /** Whether a link leads to the link that a blob is. */
  hasChain: fc.boolean(),
  isWhereBlobsAre: fc.boolean(),
  options: fc.record({
    adopt: fc.boolean(),
    diffIds: fc.boolean(),
    pruneAbsent: fc.boolean(),
    removeOrphans: fc.boolean(),
  }),
});
type Linked = typeof arbitrary extends fc.Arbitrary<infer T> ? T : never;

describe('repairs of layouts with links', () => {
  let root: string;
  const at = (path: string): string => join(root, 'layout', path);
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), content);
  };
  const link = (path: string, to: string): void => {
    mkdirSync(dirname(at(path)), { recursive: true });
    symlinkSync(relative(dirname(at(path)), at(to)) || '.', at(path));
  };
  beforeEach(function () {
    if (process.platform === 'win32') this.skip();
    root = mkdtempSync(join(tmpdir(), 'linked-layouts-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  /** All files and links in the folder of the test. */
  function entries(): readonly string[] {
    return readdirSync(root, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name));
  }

  /** What is in these, links followed; links to folders and to nothing aside. */
  function contents(): ReadonlyMap<string, string> {
    const files = entries().filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
    return new Map(files.map((path) => [path, readFileSync(path, 'latin1')]));
  }

  function make({ moved, folder, linksTo, own, hasChain, isWhereBlobsAre }: Linked): void {
    rmSync(root, { recursive: true, force: true });
    writeLayout(at(''), { ...draft.files, [pathOf(orphan.digest)]: 'nobody leads here' });
    for (const [index, { blob, place, isLinked }] of moved.entries()) {
      const path = blobs[blob] ?? '';
      const to = places[place]?.(basename(path)) ?? '';
      if (!existsSync(at(path)) || lstatSync(at(path)).isSymbolicLink() || existsSync(at(to))) continue;
      mkdirSync(dirname(at(to)), { recursive: true });
      renameSync(at(path), at(to));
      if (isLinked) link(path, to);
      if (isLinked && hasChain) link(`blobs/sha256/${String(index + 3).repeat(64)}`, path);
    }
    for (const path of own) write(path, `of a user: ${path}`);
    if (isWhereBlobsAre) {
      renameSync(at('blobs/sha256'), at('real'));
      link('blobs/sha256', 'real');
    }
    if (folder !== null && !existsSync(at(folder))) link(folder, linksTo);
    for (const path of entries()) lutimesSync(path, old, old);
  }

  async function repair(options: Partial<RepairOptions>) {
    const [layout, store] = [await layoutIn(at('')), await FolderStore.at(at(''))];
    assert(layout !== undefined && store !== undefined);
    const plan = repairLayout(await verifyLayout(layout, store), { ...options, now });
    await changeLayout(at(''), layout, plan.changes);
    return plan;
  }

  it('delete no file but orphans, second copies, and what a tool has left, and break no link', async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async (linked) => {
        make(linked);
        const before = contents();
        await repair(linked.options);
        const after = contents();
        const left = new Set(after.values());
        const lost = [...before].filter(([, content]) => !left.has(content)).map(([path]) => path);
        const orphans = linked.options.removeOrphans ? [at(pathOf(orphan.digest))] : [];
        const isExpected = (path: string): boolean =>
          basename(path) === 'index.json' || orphans.some((known) => basename(known) === basename(path));
        assert.deepEqual(
          lost.filter((path) => !isExpected(path)),
          [],
        );
        const broken = entries().filter((path) => before.has(path) && !existsSync(path));
        assert.deepEqual(broken, []);
      }),
      { seed: 20261128, numRuns: 150 },
    );
  });

  it('delete nothing through a folder that is a link, and say so', async () => {
    make({ ...none, folder: 'blobs/sha512' });
    const { changes, problems } = await repair({});
    assert.deepEqual(changes, []);
    assert.match(problems[0] ?? '', /are wrong and stay\. .*: it is in a folder to which a link leads\.$/);
  });

  it('keep the end of a link that a blob is, and say which link leads there', async () => {
    for (const place of [0, 1, 2]) {
      make({ ...none, moved: [{ blob: 0, place, isLinked: true }] });
      const { changes, problems } = await repair({ removeOrphans: true });
      assert.deepEqual(
        changes.filter(({ path }) => path !== pathOf(orphan.digest)),
        [],
      );
      assert.match(
        problems.join('\n'),
        /cannot be renamed to .*, because blobs\/sha256\/\w+ leads to it\.$/m,
      );
    }
  });

  it('keep what may be all that is left of a blob, and say so', async () => {
    for (const place of [6, 7, 8, 4]) {
      make({ ...none, moved: [{ blob: layer, place, isLinked: false }] });
      const to = places[place]?.(basename(blobs[layer] ?? '')) ?? '';
      const { spared } = await repair({ removeOrphans: true });
      assert.deepEqual(
        [...spared],
        [[to, 'it may be all that is left of a blob that is missing or damaged']],
      );
      assert(existsSync(at(to)));
    }
  });

  it('keep a blob whose digest is known to be that of a missing one, and no other of its size', async () => {
    make({ ...none, moved: [{ blob: layer, place: 4, isLinked: false }] });
    const other = readFileSync(at(`blobs/sha256/${'2'.repeat(64)}`)).fill(0x20);
    const path = pathOf(sha256DigestOf(other));
    writeFileSync(at(path), other);
    lutimesSync(at(path), old, old);
    await repair({ removeOrphans: true });
    assert(!existsSync(at(path)) && existsSync(at(`blobs/sha256/${'2'.repeat(64)}`)));
  });
});

const none: Linked = {
  moved: [],
  folder: null,
  linksTo: 'blobs/sha256',
  own: [],
  hasChain: false,
  isWhereBlobsAre: false,
  options: { adopt: false, diffIds: false, pruneAbsent: false, removeOrphans: false },
};
