import {
  artifact,
  dockerManifest,
  dockerManifestList,
  emptyDescriptor,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
  marked,
  markedKey,
  print,
  type Members,
} from '#helpers/documents';
import { indexOf } from '#helpers/documents/indexes';
import { testRule } from '#helpers/ruleTester';

const thing = 'application/vnd.example.thing.v1';
/** A type that artifacts and configs have alike. */
const ownConfig = 'application/vnd.cncf.notary.signature';
const intoConfig = `Set the media type of the config to ${ownConfig}, and remove artifactType`;
const untyped = { artifactType: undefined };
const custom = imageConfigDescriptor({ mediaType: 'application/vnd.example.other.v1+json' });
const customEmpty = (more: Members = {}) =>
  emptyDescriptor({ mediaType: 'application/vnd.example.other.v1+json', ...more });
const zstd = (mark: (type: string) => unknown) =>
  image({ layers: [layer({ mediaType: mark('application/vnd.oci.image.layer.v1.tar+zstd') })] });
const subject = manifestDescriptor({ digest: '$3' });
const hex = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';
const descriptor = (digest: unknown) =>
  print({ ...layer({ mediaType: 'application/vnd.example.file.v1', digest }) });

const old = { policy: { specification: '1.0' } } as const;
const main = { policy: { specification: 'main' } } as const;

testRule('newer-than-specification', {
  valid: [
    artifact({ artifactType: thing, subject }),
    { text: artifact({ artifactType: thing, subject }), ...main },
    { text: image(), ...old },
    { text: artifact({ artifactType: '', config: custom }), ...old },
    zstd((type) => type),
    { text: descriptor(`blake3:${hex}`), ...main },
    { text: descriptor(`sha256:${hex}`), ...old },
    // Other digests, and none, are not BLAKE3.
    descriptor(`sha512:${hex}${hex}`),
    descriptor(`multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8`),
    descriptor(undefined),
    // Docker has its own manifests, and the type in a descriptor alone is reported by another rule.
    { text: dockerManifest({ artifactType: thing }), ...old },
    { text: print({ ...layer({ artifactType: thing }) }), ...old },
    { text: dockerManifestList(), ...old },
    {
      text: artifact({
        ...untyped,
        layers: [layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' })],
        config: custom,
      }),
      ...old,
    },
  ],
  invalid: [
    {
      // Nobody knows a config type that is made up.
      text: artifact({ artifactType: marked(thing) }),
      ...old,
      message: 'artifact-type',
      severity: 'warning',
      fixes: {},
    },
    {
      text: artifact({ artifactType: marked('application/vnd.gadget.v1+binary') }),
      ...old,
      message: 'artifact-type',
      fixes: {
        'Set the media type of the config to application/vnd.gadget.config.v1+yaml, and remove artifactType':
          artifact({
            ...untyped,
            config: emptyDescriptor({ mediaType: 'application/vnd.gadget.config.v1+yaml' }),
          }),
      },
    },
    {
      text: artifact({ artifactType: marked(ownConfig) }),
      ...old,
      message: 'artifact-type',
      fixes: { [intoConfig]: artifact({ ...untyped, config: emptyDescriptor({ mediaType: ownConfig }) }) },
    },
    {
      text: artifact({ artifactType: marked(thing), config: custom }),
      ...old,
      message: 'artifact-type',
      fixes: { 'Remove artifactType': artifact({ ...untyped, config: custom }) },
    },
    {
      text: image({ artifactType: marked(ownConfig) }),
      ...old,
      message: 'artifact-type',
      fixes: {
        'Remove artifactType': image(),
        [intoConfig]: image({ config: imageConfigDescriptor({ mediaType: ownConfig }) }),
      },
    },
    {
      text: artifact({
        ...untyped,
        config: emptyDescriptor({ mediaType: marked('application/vnd.oci.empty.v1+json') }),
      }),
      ...old,
      message: 'empty-type',
    },
    {
      text: image({ [markedKey('subject')]: subject }),
      ...old,
      message: 'member',
      severity: 'warning',
      fixes: {},
    },
    {
      text: index({ artifactType: marked(thing) }),
      ...old,
      message: 'artifact-type',
      fixes: {},
    },
    {
      text: index({ [markedKey('subject')]: subject }),
      ...old,
      message: 'member',
      says: 'subject came with version 1.1',
    },
    {
      text: indexOf(
        manifestDescriptor({ [markedKey('data')]: 'e30=', digest: emptyDescriptor()['digest'], size: 2 }),
      ),
      ...old,
      message: 'member',
      fixes: {
        'Remove data': indexOf(manifestDescriptor({ digest: emptyDescriptor()['digest'], size: 2 })),
      },
    },
    { text: zstd(marked), ...old, message: 'zstd', severity: 'information', fixes: {} },
    {
      text: indexOf(manifestDescriptor({ [markedKey('artifactType')]: thing })),
      ...old,
      message: 'member',
      severity: 'information',
      fixes: {},
    },
    {
      text: artifact({ ...untyped, config: customEmpty({ [markedKey('data')]: 'e30=' }) }),
      ...old,
      message: 'member',
      fixes: { 'Remove data': artifact({ ...untyped, config: customEmpty() }) },
    },
    { text: descriptor(marked(`blake3:${hex}`)), message: 'blake3', severity: 'information' },
    { text: descriptor(marked(`blake3:${hex}`)), ...old, message: 'blake3' },
  ],
});
