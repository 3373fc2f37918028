import {
  config,
  dockerManifest,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  markedKey,
  platform,
  print,
  raw,
  type Members,
} from '#helpers/documents';
import { customConfig } from '#helpers/documents/artifacts';
import { testRule } from '#helpers/ruleTester';

/** Marks the brace at the start of a document, where what is missing from its root is reported. */
const markedRoot = (text: string) => `«{»${text.slice(1)}`;
const withoutLayers = (descriptor: Members) => markedRoot(image({ config: descriptor, layers: undefined }));
const typed = (overrides: Members) =>
  image({ artifactType: 'application/vnd.example.sbom.v1', ...overrides });
const indexOf = (entry: unknown) => index({ manifests: [entry] });
const emptyDigest = emptyDescriptor()['digest'];
const descriptor = (overrides: Members) =>
  print(manifestDescriptor({ mediaType: 'application/json', digest: emptyDigest, size: 2, ...overrides }));

testRule('required-property', {
  valid: [
    image(),
    // While it is being typed, what is missing may still come.
    image({ layers: undefined }).replace(/\}\s*$/, ''),
    // What is null or of the wrong type is reported as such.
    image({ layers: null }),
  ],
  invalid: [
    {
      text: markedRoot(image({ schemaVersion: undefined })),
      message: 'missing-schema-version',
      severity: 'error',
      fixes: { 'Insert "schemaVersion": 2': image() },
      automatic: true,
    },
    {
      text: withoutLayers(imageConfigDescriptor()),
      message: 'missing-layers',
      fixes: { 'Insert "layers": []': image({ layers: [] }) },
    },
    {
      // A name that is close is the list only where its value is one.
      text: markedRoot(image({ layers: undefined, layer: 'base' })),
      message: 'missing-layers',
    },
    {
      text: withoutLayers(customConfig()),
      message: 'missing-layers',
      fixes: {
        'Insert layers with the empty descriptor': image({
          config: customConfig(),
          layers: [emptyDescriptor()],
        }),
      },
    },
    {
      text: markedRoot(typed({ config: undefined })),
      message: 'missing-manifest-config',
      fixes: { 'Insert the empty config': typed({ config: emptyDescriptor() }) },
    },
    { text: markedRoot(image({ config: undefined })), message: 'missing-manifest-config', fixes: {} },
    { text: markedRoot(dockerManifest({ config: undefined })), message: 'missing', fixes: {} },
    // A config of this size describes layers, so an empty list would be wrong.
    { text: withoutLayers(imageConfigDescriptor({ size: 4690 })), message: 'missing-layers', fixes: {} },
    // The neighbors, or the place, tell the type.
    {
      text: image({
        config: undefined,
        [markedKey('config')]: imageConfigDescriptor({ mediaType: undefined }),
      }),
      message: 'missing-media-type',
      fixes: { 'Insert "mediaType": "application/vnd.oci.image.config.v1+json"': image() },
      // The layers tell what the config is likely to be.
      automatic: false,
    },
    {
      text: image({
        config: undefined,
        [markedKey('config')]: imageConfigDescriptor({ mediaType: undefined, digest: emptyDigest, size: 2 }),
      }),
      message: 'missing-media-type',
      fixes: {},
    },
    {
      text: indexOf(raw('«{» "digest": "$1", "size": 5 }')),
      message: 'missing-media-type',
      fixes: {
        'Insert "mediaType": "application/vnd.oci.image.manifest.v1+json"': indexOf(
          raw('{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 5 }'),
        ),
      },
    },
    { text: markedRoot(index({ manifests: undefined })), kind: 'image-index', message: 'missing-manifests' },
    {
      text: indexOf(manifestDescriptor({ [markedKey('platform')]: platform({ os: undefined }) })),
      message: 'missing-platform',
      fixes: {},
    },
    // Embedded content and known digests tell the rest.
    {
      text: markedRoot(descriptor({ size: undefined })),
      kind: 'descriptor',
      message: 'missing-size',
      fixes: { 'Insert "size": 2': descriptor({}) },
    },
    {
      text: markedRoot(descriptor({ digest: undefined, data: 'e30=' })),
      kind: 'descriptor',
      message: 'missing-digest',
      fixes: {
        'Insert "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"':
          descriptor({ data: 'e30=' }),
      },
    },
    { text: markedRoot(descriptor({ digest: '$1', size: undefined })), kind: 'descriptor', fixes: {} },
    {
      text: config({ rootfs: undefined, [markedKey('rootfs')]: { diff_ids: [] } }),
      kind: 'image-config',
      message: 'missing-rootfs-type',
      fixes: { 'Insert "type": "layers"': config({ rootfs: { type: 'layers', diff_ids: [] } }) },
      automatic: true,
    },
    {
      text: config({ rootfs: undefined, [markedKey('rootfs')]: { type: 'layers' } }),
      kind: 'image-config',
      message: 'missing-diff-ids',
      fixes: { 'Insert "diff_ids": []': config({ rootfs: { type: 'layers', diff_ids: [] } }) },
    },
    {
      text: markedRoot(config({ rootfs: undefined })),
      kind: 'image-config',
      message: 'missing-rootfs',
      fixes: {
        'Insert "rootfs": {"type":"layers","diff_ids":[]}': config({
          rootfs: { type: 'layers', diff_ids: [] },
        }),
      },
    },
    // The history shows a layer, whose diff ID nobody can guess.
    {
      text: markedRoot(config({ rootfs: undefined, history: [{}] })),
      kind: 'image-config',
      message: 'missing-rootfs',
      fixes: {},
    },
    // The layers are under another name.
    ...[{ layers: ['$1'] }, { layerDigests: ['$1'] }, { config: { diff_ids: ['$1'] } }].map((layers) => ({
      text: markedRoot(config({ rootfs: undefined, ...layers })),
      kind: 'image-config' as const,
      message: 'missing-rootfs',
      fixes: {},
    })),
    { text: '«{»}', kind: 'image-layout', message: 'missing-layout-version' },
    {
      text: image().replace('"digest": "$2"', '«"digset"»: "$2"'),
      message: 'misspelled',
      fixes: { 'Rename "digset" to "digest"': image() },
    },
    {
      text: image({ layers: undefined, [markedKey('layer')]: [layer()] }),
      message: 'misspelled',
      fixes: { 'Rename "layer" to "layers"': image() },
    },
  ],
});
