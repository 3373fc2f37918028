// First, because it begins to count.
import { counter } from './counter';
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LayoutDraft, ociTar, tarOf, type ImageParts } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';
import { service } from '#helpers/lint';
import { digestOf } from '#schemas/values/digest';
import { defaultSettings, type Layout } from '#service';
import type { Executions } from '../growth/executions';

const layersOf = (count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, index) => tarOf(`${index}.txt`, String(index)));

/** A layout whose images have the same layers. */
function layoutWith(images: number, parts: ImageParts): Promise<Layout> {
  const draft = new LayoutDraft();
  const entries = Array.from({ length: images }, (_, index) =>
    draft.image({ ...parts, config: { ...parts.config, author: String(index) } }),
  );
  return layoutOf(draft.index(entries).files);
}

describe('the work for a layout', () => {
  /** How often code runs when all documents of a layout are checked. */
  function executionsIn(layout: Layout): Executions {
    return counter.count(() => {
      for (const { path, document } of layout.contents.values())
        if (document !== undefined)
          service.findings(document, { ...defaultSettings, layout: { layout, path } });
    });
  }

  function runsOf(code: string, executions: Executions): number {
    return executions.get(code) ?? [...executions].find(([name]) => name.endsWith(`: ${code}`))?.[1] ?? 0;
  }

  it('looks at a blob once, however many descriptors name it', async () => {
    const text = new TextEncoder().encode('a stand-in for a layer');
    const layout = await layoutWith(20, { layers: [text], layerType: ociTar });
    const executions = executionsIn(layout);
    const blobs = [...layout.contents.values()].filter(({ type }) => type === 'file').length;
    // The head and all bytes of a document are looked at apart.
    assert(runsOf('formOfBytes', executions) <= 2 * blobs);
    // A few rules ask about each blob, and none about each descriptor.
    assert(runsOf('isNamed', executions) <= 5 * blobs);
  });

  it('finds the blob of an ordinary digest without taking the digest apart', async () => {
    const draft = new LayoutDraft();
    const layers = layersOf(40).map((bytes) => draft.blob(ociTar, bytes));
    const manifest = (index: number) => ({ annotations: { number: String(index) } });
    draft.index(
      Array.from({ length: 20 }, (_, index) => draft.artifact({ layers, manifest: manifest(index) })),
    );
    const runs = runsOf('parseDigest', executionsIn(await layoutOf(draft.files)));
    // Names of blobs are taken apart once each, where rules go through all files.
    assert(runs < 20 * layers.length, String(runs));
  });

  it('is linear in the number of images', async () => {
    const executionsWith = async (images: number): Promise<Executions> =>
      executionsIn(await layoutWith(images, { layers: layersOf(1) }));
    const few = await executionsWith(100);
    const many = await executionsWith(200);
    const steep = [...many].filter(([code, runs]) => runs > 1_000 && runs > 2.5 * (few.get(code) ?? 0));
    assert.deepEqual(steep, []);
  });

  it('is linear where no diff ID is that of its layer', async () => {
    const idsOf = (count: number): readonly (string | undefined)[] =>
      Array.from({ length: count }, (_, index) => digestOf('sha256', Uint8Array.of(index)));
    const runsWith = async (count: number): Promise<number> => {
      const config = { rootfs: { type: 'layers', diff_ids: idsOf(count) } };
      const executions = executionsIn(await layoutWith(1, { layers: layersOf(count), config }));
      return runsOf('Array.prototype.indexOf', executions);
    };
    assert(!((await runsWith(200)) > 2.5 * (await runsWith(100))));
  });
});
