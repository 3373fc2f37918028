import { templates } from '#schemas/catalogue/templates';
import type { Example } from '../../playground/page/example';

/** The examples that are files of the repository. */
const files: readonly (readonly [id: string, title: string, path: string])[] = [
  ['image-or-artifact', 'Image or artifact? A contradiction', 'examples/wasm-image/manifest.json'],
  ['image-manifest', 'Image manifest with a layer of another type', 'examples/mixed-layers/manifest.json'],
  ['image-index', 'Image index for several platforms', 'examples/multi-platform/index.json'],
  ['image-config', 'Image config with typical mistakes', 'examples/image-config/config.json'],
  ['sbom', 'SBOM that refers to an image', 'examples/sbom/manifest.json'],
  ['wasm-artifact', 'Wasm artifact', 'examples/wasm-artifact/manifest.json'],
  ['signature', 'Signature of cosign', 'examples/signature/manifest.json'],
];

/** The examples that are templates, in which only the author knows some values. */
const fromTemplates: readonly (readonly [id: string, title: string])[] = [
  ['helm-chart', 'Helm chart, to be completed'],
  ['modelpack', 'AI model, to be completed'],
];

/**
 * The documents that the playground offers.
 * @param read the text of a file, by its path from the root of the repository
 * @throws if an example is not there any more
 */
export function playgroundExamples(read: (path: string) => string): readonly Example[] {
  return [
    ...files.map(([id, title, path]) => ({ id, title, text: read(path) })),
    ...fromTemplates.map(([id, title]) => {
      const template = templates().find((each) => each.id === id);
      if (template === undefined) throw new Error(`There is no template ${id}.`);
      return { id, title, text: template.text };
    }),
    { id: 'empty', title: 'Empty document', text: '' },
  ];
}
