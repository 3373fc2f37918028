import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { specificationSection } from '#schemas/model/field';
import { familyOf } from '#schemas/values/mediaType';
import { goFold } from '#service/document/goFold';
import { remove, rename, set, type EditOperation } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix } from '#service/lint/rule';

/** The artifact manifest never became part of a release; an image manifest does its work today. */
export default defineRule({
  id: 'withdrawn-artifact-manifest',
  category: 'document',
  kinds: ['artifact-manifest'],
  severity: 'warning',
  summary: 'The artifact manifest was withdrawn before version 1.1.0 of the specification.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  claims: ['distribution/unknown-types', 'harbor/unknown-types', 'quay/unknown-types', 'zot/unknown-types'],
  messages: {
    withdrawn:
      'The artifact manifest was withdrawn before version 1.1.0 of the specification. Use an image manifest with the ' +
      'empty config, and put the blobs in its layers.',
  },
  fixes: { convert: 'Convert it to an image manifest with the empty config' },
  *check(context) {
    yield {
      message: 'withdrawn',
      at: { path: ['mediaType'] },
      tag: 'deprecated',
      fixes: isConvertible(context) ? [fix('convert', conversion(context))] : [],
    };
  },
});

type Context = RuleContext<'artifact-manifest'>;

/**
 * Without its own type the converted artifact would be wrong in another way. Version 1.0 has no form for an
 * artifact with a subject, or with the empty config. What the artifact has under the names that the conversion fills
 * would be lost, and so would blobs that are not a list.
 */
function isConvertible({ model: { artifactType }, policy, rawValue }: Context): boolean {
  if (artifactType === undefined || artifactType === '') return false;
  if (familyOf(artifactType) !== undefined || policy.specification === '1.0') return false;
  const blobs = rawValue(['blobs']) ?? [];
  return Array.isArray(blobs) && !Object.keys(rawValue([]) ?? {}).some(isFilled);
}

/** Tells whether Go reads a name as one that the conversion fills. */
function isFilled(name: string): boolean {
  const folded = goFold(name);
  return folded === 'config' || folded === 'layers';
}

function conversion({ rawValue }: Context): EditOperation[] {
  const { mediaType, digest, size } = emptyDescriptor;
  const empty = { mediaType, digest, size };
  const beforeConfig = ['schemaVersion', 'mediaType', 'artifactType'];
  const beforeLayers = [...beforeConfig, 'config'];
  const blobs = rawValue(['blobs']);
  const hasBlobs = Array.isArray(blobs) && blobs.length > 0;
  return [
    ...(rawValue(['schemaVersion']) === 2 ? [] : [set(['schemaVersion'], 2, [''])]),
    set(['mediaType'], wellKnown.ociManifest),
    set(['config'], empty, beforeConfig),
    ...(hasBlobs ? [rename(['blobs'], 'layers')] : []),
    ...(!hasBlobs && blobs !== undefined ? [remove(['blobs'])] : []),
    // The specification asks for at least one layer; an artifact without content has the empty one.
    ...(hasBlobs ? [] : [set(['layers'], [empty], beforeLayers)]),
  ];
}
