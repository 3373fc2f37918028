import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { familyOf } from '#schemas/values/mediaType';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { remove, rename, set, type EditOperation } from '#service/edits/operations';
import { fix, defineRule } from '#service/lint/rule';

/** The artifact manifest never became part of a release; what it did, an image manifest does today. */
export default defineRule({
  id: 'withdrawn-artifact-manifest',
  category: 'document',
  kinds: ['artifact-manifest'],
  severity: 'warning',
  summary: 'The artifact manifest was withdrawn before version 1.1.0 of the specification.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    withdrawn:
      'The artifact manifest was withdrawn before version 1.1.0 of the specification, and many registries refuse it. Use an image manifest with the empty config, and put the blobs into its layers.',
  },
  fixes: { convert: 'Convert it to an image manifest with the empty config' },
  *check({ model, policy, rawValue }) {
    const { artifactType } = model;
    // Without a type of its own the converted artifact would be as wrong as before, in another way.
    const typed = artifactType !== undefined && artifactType !== '' && familyOf(artifactType) === undefined;
    yield {
      message: 'withdrawn',
      at: { path: ['mediaType'] },
      tag: 'deprecated',
      // Version 1.0 has no form for an artifact with a subject, or with the empty config.
      fixes:
        typed && policy.specification !== '1.0'
          ? [fix('convert', conversion(rawValue(['schemaVersion']), rawValue(['blobs'])))]
          : [],
    };
  },
});

function conversion(schemaVersion: unknown, blobs: unknown): EditOperation[] {
  const { mediaType, digest, size } = emptyDescriptor;
  const empty = { mediaType, digest, size };
  const before = ['schemaVersion', 'mediaType', 'artifactType'];
  const hasBlobs = Array.isArray(blobs) && blobs.length > 0;
  return [
    ...(schemaVersion === 2 ? [] : [set(['schemaVersion'], 2, [''])]),
    set(['mediaType'], wellKnown.ociManifest),
    set(['config'], empty, before),
    ...(hasBlobs
      ? [rename(['blobs'], 'layers')]
      : [
          ...(blobs === undefined ? [] : [remove(['blobs'])]),
          // The specification asks for at least one layer; an artifact without content has the empty one.
          set(['layers'], [empty], [...before, 'config']),
        ]),
  ];
}
