import {
  artifact,
  dockerLayer,
  dockerManifest,
  image,
  imageConfigDescriptor,
  manifestDescriptor,
  marked,
} from '#helpers/documents';
import { imageWithLayer } from '#helpers/documents/descriptors';
import { indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const ofType = (mediaType: unknown) => imageWithLayer({ mediaType });
const withConfigOfType = (mediaType: unknown) => image({ config: imageConfigDescriptor({ mediaType }) });
const repaired = (wrong: string, right: string, message: 'near' | 'top-level' = 'near') => ({
  text: ofType(marked(wrong)),
  message,
  // Nobody but the OCI may define types in its own namespace.
  severity: wrong.startsWith('application/vnd.oci.') ? ('error' as const) : ('warning' as const),
  fixes: { [`Replace "${wrong}" with "${right}"`]: ofType(right) },
});
const gzip = 'application/vnd.oci.image.layer.v1.tar+gzip';
const dockerPlusGzip = 'application/vnd.docker.image.rootfs.diff.tar+gzip';
const foreignPlusGzip = 'application/vnd.docker.image.rootfs.foreign.diff.tar+gzip';
const foreignGzip = 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip';
const oldDockerLayer = 'application/vnd.docker.image.rootfs.diff+x-gtar';
const dockerGzip = 'application/vnd.docker.image.rootfs.diff.tar.gzip';

testRule('media-type-near-miss', {
  valid: [
    ofType(gzip),
    ofType('application/vnd.oci.image.layer.v1.tar+gzip+encrypted'),
    ofType('application/vnd.oci.image.layer.v1.tar+zstd'),
    // Malformed types and types in another case have rules of their own.
    ofType('application/vnd.oci.image.layers.v1.tar+gzip '),
    ofType('application/vnd.OCI.image.layer.v1.tar+gzip'),
    // Types of others that merely resemble known ones.
    ofType('application/pdf'),
    ofType('application/xml'),
    ofType('application/vnd.example.config.v1+json'),
    ofType('application/vnd.cncf.flux.content.v2.tar+gzip'),
    ofType('application/vnd.cncf.model.code.v1.zip'),
    artifact({ artifactType: 'application/vnd.ocm.software.component-descriptor.v2' }),
    // Content that Flux reads whatever its type, and a type with a word that may mean something.
    ofType('application/vnd.cncf.flux.content.v1.tar'),
    ofType('application/vnd.cncf.helm.values.v1+json'),
    // Another rule reports a compression that layers cannot have.
    dockerManifest({
      layers: [dockerLayer({ mediaType: 'application/vnd.docker.image.rootfs.diff.tar.lz4' })],
    }),
    ofType('application/vnd.oci.image.layer.v1.tar+unknown'),
    // Top-level types that IANA has registered, whatever follows, and names that resemble none.
    ...[
      'haptics/ivs',
      'model/gltf-binary',
      'font/woff2',
      'Application/vnd.example.v1',
      'multipart/mixed',
    ].map(ofType),
    ...['archive/zip', 'test/file', 'module/wasm', 'x-thing/vnd.example.v1'].map(ofType),
  ],
  invalid: [
    repaired('application/vnd.oci.image.layer.v1.tar.gzip', gzip),
    repaired('application/vnd.oci.image.layer.v1.tar+gz', gzip),
    repaired('application/vnd.oci.image.layer.v1.tar+zst', 'application/vnd.oci.image.layer.v1.tar+zstd'),
    repaired('application/vnd.oci.image.layer.v1.tgz', gzip),
    repaired('application/vnd.oci.image.layers.v1.tar+gzip', gzip),
    repaired('application/vnd.oci.image.layer.v2.tar+gzip', gzip),
    repaired('application/vnd.oci.iamge.layer.v1.tar+gzip', gzip),
    repaired('applicaiton/vnd.oci.image.layer.v1.tar+gzip', gzip),
    repaired('aplication/vnd.example.thing.v1', 'application/vnd.example.thing.v1', 'top-level'),
    repaired('applications/vnd.example.v1+json', 'application/vnd.example.v1+json', 'top-level'),
    repaired('appliation/vnd.example.v1', 'application/vnd.example.v1', 'top-level'),
    repaired('txt/vnd.example.notes', 'text/vnd.example.notes', 'top-level'),
    repaired('imgae/x-thing', 'image/x-thing', 'top-level'),
    repaired(
      'app1ication/vnd.cncf.helm.chart.content.v1.tar+gz',
      'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    ),
    repaired('application/vnd.cncf.modle.weight.v1.tar', 'application/vnd.cncf.model.weight.v1.tar'),
    repaired('application/oci.image.layer.v1.tar+gzip', gzip),
    {
      ...repaired('application/vnd.OCI.image.layers.v1.tar+gzip', gzip),
      severity: 'error',
    },
    repaired('application/vnd.CNCF.modle.weight.v1.tar', 'application/vnd.cncf.model.weight.v1.tar'),
    // The wrong letter is doubled, a version is missing, and in the name spaces of the specifications any word.
    repaired('application/vnd.docker.ai.guff.v3', 'application/vnd.docker.ai.gguf.v3'),
    repaired('application/vnd.erofs.layer', 'application/vnd.erofs.layer.v1'),
    repaired(
      'application/vnd.cncf.helm.chart.content.tar+gzip',
      'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
    ),
    {
      text: dockerManifest({ layers: [dockerLayer({ mediaType: marked(oldDockerLayer) })] }),
      message: 'outdated',
      severity: 'error',
      fixes: {
        [`Replace "${oldDockerLayer}" with "${dockerGzip}"`]: dockerManifest({
          layers: [dockerLayer({ mediaType: dockerGzip })],
        }),
      },
    },
    // Nothing is near, but nobody else may define types there. Two types are equally near to the second.
    {
      text: ofType(marked('application/vnd.oci.image.picture.v1')),
      message: 'undefined',
      severity: 'information',
    },
    { text: withConfigOfType(marked('application/vnd.oci.image.v1+json')), message: 'undefined' },
    { text: ofType(marked('application/vnd.OCI.image.picture.v1')), message: 'undefined' },
    // The right type would be another mistake in an OCI manifest, and without an artifactType.
    {
      text: withConfigOfType(marked('application/vnd.docker.contianer.image.v1+json')),
      message: 'near',
      fixes: {},
    },
    { text: withConfigOfType(marked('application/vnd.oci.emtpy.v1+json')), message: 'near', fixes: {} },
    {
      text: dockerManifest({ layers: [dockerLayer({ mediaType: marked(dockerPlusGzip) })] }),
      message: 'near',
      fixes: {
        [`Replace "${dockerPlusGzip}" with "${dockerGzip}"`]: dockerManifest({
          layers: [dockerLayer({ mediaType: dockerGzip })],
        }),
      },
    },
    // A typo in an outdated type leads to the current one, because the outdated type would be another mistake.
    {
      text: ofType(marked('application/vnd.oci.image.serialisation.rootfs.tar.gzip')),
      message: 'outdated',
      severity: 'error',
      fixes: {
        [`Replace "application/vnd.oci.image.serialisation.rootfs.tar.gzip" with "${gzip}"`]: ofType(gzip),
      },
    },
    {
      text: withConfigOfType(marked('application/vnd.oci.image.serialisation.config.v1+json')),
      message: 'outdated',
      severity: 'error',
      fixes: {
        'Replace "application/vnd.oci.image.serialisation.config.v1+json" with "application/vnd.oci.image.config.v1+json"':
          image(),
      },
    },
    // The type of a layer that must not be distributed is deprecated, and still read.
    {
      text: dockerManifest({ layers: [dockerLayer({ mediaType: marked(foreignPlusGzip) })] }),
      message: 'near',
      fixes: {
        [`Replace "${foreignPlusGzip}" with "${foreignGzip}"`]: dockerManifest({
          layers: [dockerLayer({ mediaType: foreignGzip })],
        }),
      },
    },
    {
      text: indexOf(manifestDescriptor({ mediaType: marked('application/vnd.oci.image.manifest.v1.json') })),
      message: 'manifest',
      severity: 'error',
    },
    {
      text: artifact({
        subject: manifestDescriptor({ mediaType: marked('application/vnd.oci.image.manifest.v1.json') }),
      }),
      message: 'manifest',
    },
    {
      text: artifact({ artifactType: marked('application/vnd.cncf.notary.signiture') }),
      message: 'artifact-type',
      severity: 'warning',
      fixes: {
        'Replace "application/vnd.cncf.notary.signiture" with "application/vnd.cncf.notary.signature"':
          artifact({
            artifactType: 'application/vnd.cncf.notary.signature',
          }),
      },
    },
    // A layer’s type would be another mistake here, so nothing is proposed.
    {
      text: withConfigOfType(marked('application/vnd.oci.image.layer.v1.tgz')),
      message: 'near',
      fixes: {},
    },
    { text: withConfigOfType(marked('application/vnd.wasm.config.v0')), message: 'near' },
  ],
});
