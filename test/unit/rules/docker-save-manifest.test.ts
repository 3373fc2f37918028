import { gzipSync } from 'node:zlib';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#helpers/markedText';

const [first, second, third] = [tarOf('a', 'a'), tarOf('b', 'b'), tarOf('c', 'c')];

/** The paths of an image in a layout: of its config, and of its layers. */
interface SavedPaths {
  readonly config: string;
  readonly layers: readonly string[];
}

/** A layout with an image of two layers, and what `docker save` says of it. */
function saved(
  content: (paths: SavedPaths, draft: LayoutDraft) => object,
  { isListed = true, isCompressed = false } = {},
): LayoutFiles {
  const draft = new LayoutDraft();
  const archives = [first, second];
  const diffIds = archives.map((archive) => draft.blob(ociTar, archive).digest);
  const config = draft.blob('application/vnd.oci.image.config.v1+json', {
    architecture: 'amd64',
    os: 'linux',
    rootfs: { type: 'layers', diff_ids: diffIds },
  });
  const layers = archives.map((archive) =>
    isCompressed ? draft.blob(`${ociTar}+gzip`, gzipSync(archive)) : draft.blob(ociTar, archive),
  );
  const image = draft.image({ manifest: { config, layers } });
  const paths = { config: pathOf(config.digest), layers: layers.map(({ digest }) => pathOf(digest)) };
  draft.index(isListed ? [image] : [draft.image({ config: { author: 'another' } })]);
  draft.files['manifest.json'] = JSON.stringify([content(paths, draft)]);
  return draft.files;
}

const asSaved = ({ config, layers }: SavedPaths) => ({ Config: config, RepoTags: null, Layers: layers });
const absent = pathOf(digestOf('absent'));

testLayoutRule('docker-save-manifest', {
  valid: {
    'an image as it is saved': saved(asSaved),
    'the compressed layers of the manifest': saved(asSaved, { isCompressed: true }),
    'layers by their diff IDs, beside a manifest with compressed layers': saved(
      ({ config: path }, draft) => ({
        Config: path,
        Layers: [first, second].map((archive) => pathOf(draft.blob(ociTar, archive).digest)),
      }),
      { isCompressed: true },
    ),
    'files in folders of their own, of which nothing is known': saved(() => ({
      Config: 'images/config.json',
      Layers: ['a/layer.tar'],
    })),
  },
  invalid: {
    'a config that is absent': {
      files: saved(({ layers }) => ({ Config: absent, Layers: layers })),
      findings: ['manifest.json [0].Config missing'],
      severity: 'warning',
    },
    'a config beside the layout that is absent': {
      files: saved(({ layers }) => ({ Config: 'config.json', Layers: layers })),
      findings: ['manifest.json [0].Config missing'],
    },
    'a layer that is absent': {
      files: saved(({ config: path, layers: [layer = ''] }) => ({ Config: path, Layers: [layer, absent] })),
      findings: ['manifest.json [0].Layers[1] missing'],
      fixes: ['use-layers'],
    },
    'two layers that are absent': {
      files: saved(({ config: path }) => ({ Config: path, Layers: [absent, pathOf(digestOf('other'))] })),
      findings: ['manifest.json [0].Layers[0] missing', 'manifest.json [0].Layers[1] missing'],
      fixes: ['use-layers'],
    },
    'a layer that is absent, and one too many': {
      files: saved(({ config: path, layers }) => ({ Config: path, Layers: [...layers, absent] })),
      findings: ['manifest.json [0].Layers[2] missing', 'manifest.json [0].Layers count'],
      fixes: ['use-layers'],
    },
    'paths that lead out of the layout': {
      files: saved(() => ({
        Config: '../../../etc/passwd',
        Layers: ['/etc/shadow', 'a/../../b', '..\\c', 'C:\\d', 'a/../b/layer.tar'],
      })),
      findings: [
        'manifest.json [0].Config outside',
        'manifest.json [0].Layers[0] outside',
        'manifest.json [0].Layers[1] outside',
        'manifest.json [0].Layers[2] outside',
        'manifest.json [0].Layers[3] outside',
      ],
      says: 'The path "../../../etc/passwd" leads out of the layout, and was not read.',
    },
    'a layer that leads out of the layout, once': {
      files: saved(({ config: path, layers: [layer = ''] }) => ({
        Config: path,
        Layers: [layer, '../layer.tar'],
      })),
      findings: ['manifest.json [0].Layers[1] outside'],
      fixes: ['use-layers'],
    },
    'a layer too few': {
      files: saved(({ config: path, layers: [layer = ''] }) => ({ Config: path, Layers: [layer] })),
      findings: ['manifest.json [0].Layers count'],
      fixes: ['use-layers'],
    },
    'layers in another order': {
      files: saved(({ config: path, layers }) => ({ Config: path, Layers: layers.toReversed() })),
      findings: ['manifest.json [0].Layers order'],
      fixes: ['use-layers'],
    },
    'a layer of another image': {
      files: saved(({ config: path, layers: [layer = ''] }, draft) => ({
        Config: path,
        Layers: [layer, pathOf(draft.blob(ociTar, third).digest)],
      })),
      findings: ['manifest.json [0].Layers layers'],
      fixes: ['use-layers'],
    },
    'another image than that of the index': {
      files: saved(asSaved, { isListed: false }),
      findings: ['manifest.json [0].Config unlisted'],
    },
  },
});
