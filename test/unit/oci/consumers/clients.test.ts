import { describe } from 'mocha';
import {
  artifact,
  dockerManifestList,
  dockerManifest,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  platform,
} from '#helpers/documents';
import { testOutcomes, withDiffIds } from '#helpers/consumers';

const sha512 = `sha512:${'0'.repeat(128)}`;
const titled = (title: string) => layer({ annotations: { 'org.opencontainers.image.title': title } });
const zstd = layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' });
const nonDistributable = layer({ mediaType: 'application/vnd.oci.image.layer.nondistributable.v1.tar' });
const outside = layer({ urls: ['https://example.com/layer'] });
const layout = (version: string): string => `{ "imageLayoutVersion": "${version}" }`;
const chartConfig = imageConfigDescriptor({ mediaType: 'application/vnd.cncf.helm.config.v1+json' });
const chartLayer = layer({ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' });
const chartWithProvenance = image({
  config: chartConfig,
  layers: [chartLayer, layer({ mediaType: 'application/vnd.cncf.helm.chart.provenance.v1.prov' })],
});
const plugin = artifact({
  artifactType: 'application/vnd.helm.plugin.v1+json',
  layers: [titled('x-1.0.0.tgz')],
});
const named = (name: string) =>
  manifestDescriptor({ annotations: { 'org.opencontainers.image.ref.name': name } });

describe('umoci', () => {
  testOutcomes([
    ['umoci', 'extract', image(), 'takes umoci/unpacks-images', withDiffIds(1)],
    ['umoci', 'extract', image(), 'fails umoci/fewer-diff-ids', withDiffIds(0)],
    ['umoci', 'extract', image(), 'refuses umoci/rootfs-type', { rootfs: { type: 'squashfs' } }],
    ['umoci', 'extract', layout('1.1.0'), 'refuses umoci/layout-version'],
    ['umoci', 'extract', dockerManifest(), 'refuses umoci/docker-manifest'],
    ['umoci', 'extract', artifact(), 'refuses umoci/config-type'],
    [
      'umoci',
      'extract',
      index({
        manifests: [manifestDescriptor(), manifestDescriptor({ platform: platform({ os: 'windows' }) })],
      }),
      'refuses umoci/ambiguous-tag',
    ],
    ['umoci', 'extract', index({ manifests: [named('1.0'), named('1.1')] }), 'unknown'],
    ['umoci', 'extract', image({ layers: [layer({ digest: sha512 })] }), 'refuses umoci/sha256-only'],
    ['umoci', 'extract', image({ layers: [layer({ size: -1 })] }), 'refuses umoci/negative-size'],
    ['umoci@0.5.1', 'extract', image({ layers: [layer({ size: -1 })] }), 'refuses umoci/negative-size'],
    ['umoci', 'extract', image({ manifests: [] }), 'refuses umoci/manifest-with-manifests'],
    ['umoci@0.4.7', 'extract', image({ manifests: [] }), 'takes umoci/unpacks-images', withDiffIds(1)],
    ['umoci', 'extract', image({ layers: [zstd] }), 'takes umoci/unpacks-images', withDiffIds(1)],
    ['umoci@0.4.7', 'extract', image({ layers: [zstd] }), 'refuses umoci/old-layer-type', withDiffIds(1)],
  ]);
});

describe('crane', () => {
  testOutcomes([
    ['crane', 'copy', image(), 'takes crane/copies-all'],
    ['crane', 'copy', artifact(), 'takes crane/copies-all'],
    ['crane', 'copy', index(), 'takes crane/copies-all'],
    ['crane', 'copy', image({ layers: [nonDistributable] }), 'ignores go-containerregistry/foreign-layers'],
    ['crane', 'pull', index({ manifests: [] }), 'refuses go-containerregistry/empty-index'],
    [
      'crane',
      'pull',
      index({ manifests: [manifestDescriptor({ digest: sha512 })] }),
      'refuses go-containerregistry/sha256-only',
    ],
  ]);
});

describe('oras', () => {
  testOutcomes([
    ['oras', 'push', image({ mediaType: undefined }), 'refuses oras/media-type-missing'],
    ['oras', 'push', image(), 'unknown'],
    ['oras', 'pull', artifact({ layers: [titled('a.txt')] }), 'takes oras/pulls-files'],
    ['oras', 'pull', artifact({ layers: [titled('../a.txt')] }), 'refuses oras/title-outside'],
    // Whether an absolute path or one with further dots leads out depends on the folder.
    [
      'oras',
      'pull',
      artifact({ layers: [titled('/a.txt')] }),
      'perhaps refuses oras/title-outside, takes oras/pulls-files',
    ],
    [
      'oras',
      'pull',
      artifact({ layers: [titled('a/../../b')] }),
      'perhaps refuses oras/title-outside, takes oras/pulls-files',
    ],
    ['oras', 'pull', artifact(), 'ignores oras/untitled-layers'],
    ['oras', 'copy', index(), 'takes oras/copies-all'],
    ['oras', 'pull', index(), 'takes oras/pulls-index'],
    ['oras', 'copy', index({ manifests: [manifestDescriptor({ size: -1 })] }), 'refuses oras/negative-size'],
  ]);
});

describe('Helm', () => {
  testOutcomes([
    ['helm', 'pull', image({ config: chartConfig, layers: [chartLayer] }), 'takes helm/pulls-charts'],
    ['helm', 'pull', chartWithProvenance, 'takes helm/pulls-charts'],
    ['helm@3.18.1', 'pull', chartWithProvenance, 'takes helm/pulls-charts'],
    ['helm@3.18.0', 'pull', chartWithProvenance, 'refuses helm/further-layers'],
    ['helm@3.17.4', 'pull', chartWithProvenance, 'takes helm/pulls-charts'],
    ['helm', 'pull', image({ config: chartConfig }), 'refuses helm/chart-missing'],
    ['helm', 'pull', artifact({ layers: [chartLayer] }), 'refuses helm/config-type'],
    ['helm', 'pull', artifact(), 'refuses helm/neither-config-nor-chart'],
    ['helm@3.17.4', 'pull', index(), 'takes helm/index-taken-before'],
    ['helm@3.18.0', 'pull', index(), 'refuses helm/index-refused-by-3'],
    ['helm@3.20.1', 'pull', index(), 'perhaps refuses helm/index-without-chart, takes helm/several-charts'],
    ['helm@4.1.1', 'pull', index(), 'refuses helm/index-refused-by-4'],
    ['helm@4.1.2', 'pull', index(), 'perhaps refuses helm/index-without-chart, takes helm/several-charts'],
    // The exact error, and not only that the type of the config is not one of Helm’s.
    ['helm', 'pull', image(), 'refuses helm/neither-config-nor-chart'],
    ['helm', 'pull', dockerManifestList(), 'refuses helm/docker-formats'],
    // Helm pulls plugins with another command than charts.
    ['helm', 'pull', plugin, 'perhaps takes helm/plugins, refuses helm/neither-config-nor-chart'],
    ['helm@3.20.1', 'pull', plugin, 'refuses helm/neither-config-nor-chart'],
  ]);
});

describe('BuildKit and regclient', () => {
  testOutcomes([
    ['buildkit', 'pull', image(), 'refuses buildkit/diff-ids', withDiffIds(2)],
    ['buildkit', 'pull', image(), 'unknown', withDiffIds(1)],
    ['regclient', 'copy', image(), 'takes regclient/copies-manifests'],
    ['regclient', 'copy', artifact(), 'takes regclient/copies-manifests'],
    ['regclient', 'copy', index(), 'takes regclient/copies-indexes'],
    ['regclient', 'copy', image({ layers: [outside] }), 'ignores regclient/urls-left-out'],
  ]);
});
