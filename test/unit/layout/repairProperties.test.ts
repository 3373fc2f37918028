import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { damagedLayouts } from '#helpers/damagedLayouts';
import { layoutOf, type LayoutFiles } from '#helpers/layouts';
import { applied, textOf } from '#helpers/repairs';
import { digestOfPath, repairLayout, type FileChange, type Layout, type RepairOptions } from '#service';
import type { LayoutRepair } from '#service/layout/repairs/repairLayout';

const now = Date.parse('2026-01-02T03:04:05Z');
const old = now - 2 * 60 * 60 * 1000;

const options = fc.record({
  adopt: fc.boolean(),
  diffIds: fc.boolean(),
  pruneAbsent: fc.boolean(),
  removeOrphans: fc.boolean(),
});

/** A layout and its repair. What is not young was changed two hours ago. */
async function repairOf(files: LayoutFiles, young: ReadonlySet<string>, wanted: Partial<RepairOptions>) {
  const layout = await layoutOf({ 'oci-layout': '{"imageLayoutVersion":"1.0.0"}', ...files });
  for (const content of layout.contents.values())
    Object.assign(content, { modified: young.has(content.path) ? now : old });
  return { layout, repair: repairLayout(layout, { ...wanted, now }) };
}

function inShort(changes: readonly FileChange[]): readonly string[] {
  return changes.map(({ type, path }) => `${type} ${path}`);
}

function placeAfter(change: FileChange): string {
  return change.type === 'rename' ? change.to : change.path;
}

/** The deletions after which the content is nowhere, or a document names a file that was there before under this name. */
function losses(layout: Layout, { changes, renamed }: LayoutRepair): readonly string[] {
  const written = new Set(changes.filter(({ type }) => type !== 'delete').map(placeAfter));
  const isThere = (path: string): boolean => written.has(path) || layout.contents.has(path);
  return changes.flatMap(({ type, path }) => {
    if (type !== 'delete') return [];
    const after = renamed.get(path);
    if (after === undefined || !isThere(after)) return [path];
    const parents = layout.referencesTo(path).map(({ from }) => from);
    return parents
      .filter((parent) => !renamed.has(parent) && !written.has(parent))
      .map((parent) => `${parent} names ${path}`);
  });
}

/**
 * The files that are deleted and whose digits are in a document that stays. What is edited may be named by annotations and diff IDs, which
 * lead to nothing, and by old versions of documents.
 */
function stillNamed(files: LayoutFiles, { changes, orphans, renamed }: LayoutRepair): readonly string[] {
  const documents = Object.entries(applied(files, changes))
    .map(([path, content]) => ({ path, text: textOf(content) }))
    .filter(({ text }) => /^\s*[[{]/.test(text));
  const whole = documents.map(({ text }) => text).join('\n');
  const newest = documents.filter(({ path }) => !renamed.has(path));
  const leading = newest.map(({ text }) => leadingPart(text)).join('\n');
  return changes.flatMap(({ type, path }) => {
    const where = (orphans.includes(path) ? whole : leading).toLowerCase();
    return type === 'delete' && where.includes(path.slice(path.lastIndexOf('/') + 1)) ? [path] : [];
  });
}

function leadingPart(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (name, value: unknown) =>
      name === 'annotations' || name === 'diff_ids' ? undefined : value,
    );
  } catch {
    return text.replaceAll(/"(annotations"\s*:\s*\{[^}]*|diff_ids"\s*:\s*\[[^\]]*)/g, '');
  }
}

/**
 * Tells whether the content that documents have in mind for a file is elsewhere by chance: that of a file which was edited lies
 * under another name, or that of one which is not there comes out of the repair. What leads to it is right again then, and
 * for the next repair to see.
 */
function isCoincidence(layout: Layout, { changes, renamed }: LayoutRepair): boolean {
  const digests = new Map([...layout.contents.values()].map(({ path, digest }) => [digest, path]));
  const isElsewhere = (path: string): boolean => (digests.get(digestOfPath(path)) ?? path) !== path;
  return (
    [...renamed.keys()].some(isElsewhere) ||
    changes.some(
      ({ type, path }) =>
        type === 'create' && layout.referencesTo(path).length > 0 && !digests.has(digestOfPath(path)),
    )
  );
}

describe('repairs of damaged layouts', () => {
  it('leave nothing for a second run, and lose nothing that a document leads to or names', async () => {
    const youngPlaces = fc.array(fc.nat(100), { maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(damagedLayouts(), youngPlaces, options, async (files, places, wanted) => {
        const young = new Set(places.map((place) => Object.keys(files)[place] ?? ''));
        const { layout, repair } = await repairOf(files, young, wanted);
        assert.deepEqual(stillNamed(files, repair), []);
        fc.pre(!isCoincidence(layout, repair));
        if (!wanted.removeOrphans) assert.deepEqual(losses(layout, repair), []);
        for (const change of repair.changes) young.add(placeAfter(change));
        const second = await repairOf(applied(files, repair.changes), young, wanted);
        assert.deepEqual(inShort(second.repair.changes), [], inShort(repair.changes).join('\n'));
      }),
      { seed: 20261127, numRuns: 60 },
    );
  });
});
