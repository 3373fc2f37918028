import type { Catalogue } from '#schemas/catalogue/catalogue';
import { specificationSection } from '#schemas/model/field';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import type { DescriptorRole } from '#service/document/views';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { partsOfLayerType } from '#service/oci/layerCompression';
import { isInClosedNamespace, NearMisses, repairCase } from '#service/oci/mediaTypeRepair';
import { artifactTypes, belongs, descriptorTypes } from '#service/oci/mediaTypesOf';
import { currentNameOf, isProposable } from '#service/oci/supersededType';

/** A typo in a media type makes a runtime silently skip a layer. */
export default defineRule({
  id: 'media-type-near-miss',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-types',
  severity: 'error',
  summary:
    'A media type looks like a typo of a known one, or has a name that only the OCI or Docker can define.',
  source: specificationSection('media-types.md'),
  messages: {
    'top-level':
      '"{type}" does not begin with a top-level media type that IANA has registered. "{replacement}" was probably intended.',
    near: 'No tool is known to read "{type}", which is probably a typo for "{replacement}". A layer or config with an unknown type is skipped or refused.',
    manifest:
      '"{type}" is not the type of a manifest or index, and is probably a typo for "{replacement}". Media types are compared letter by letter.',
    'artifact-type':
      'No format is known to have the type "{type}", which is probably a typo for "{replacement}". Clients that look for artifacts of that type do not find this one.',
    undefined:
      '"{type}" has the prefix of media types that only the OCI or Docker defines, and neither defines it. No tool is known to read it.',
    outdated:
      'No tool is known to read "{type}", which is probably a typo for "{meant}". That type is outdated, and "{replacement}" is the current name for the same content.',
  },
  fixes: {
    replace: 'Replace "{type}" with "{replacement}"',
  },
  *check(context) {
    const { catalogue } = context;
    const unknown = [...descriptorTypes(context), ...artifactTypes(context)].filter(
      ({ type }) => catalogue.mediaType(type) === undefined,
    );
    if (unknown.length === 0) return;
    const nearMisses = new NearMisses(catalogue);
    for (const placed of unknown) {
      const { path, type, role } = placed;
      const meant = nearMisses.of(type);
      // Malformed types and types in different case have rules of their own.
      if (!isMediaType(type) || repairCase(type, catalogue) !== undefined) continue;
      if (meant === undefined) {
        if (isUndefined(role, type, catalogue))
          yield { message: 'undefined', at: { path }, values: { type }, severity: 'information' };
        continue;
      }
      const replacement = currentNameOf(meant, catalogue);
      const isFit = isProposable(replacement, catalogue) && belongs(context, placed, replacement);
      yield {
        message: messageFor(role, meant, replacement, catalogue),
        at: { path },
        values: { type, meant, replacement },
        // Only where nobody else may define types, it is certain that there is no such type.
        severity: familyOf(type) !== undefined && isInClosedNamespace(replacement) ? 'error' : 'warning',
        fixes: isFit ? [fix('replace', set(path, replacement))] : [],
      };
    }
  },
});

/**
 * Tells whether a type is in a name space that only the specifications add to, and is not a known type with another
 * ending, at which another rule looks.
 */
function isUndefined(role: DescriptorRole | undefined, type: string, catalogue: Catalogue): boolean {
  if (!isInClosedNamespace(type)) return false;
  if (role === 'layer' && partsOfLayerType(type) !== undefined) return false;
  const [base = type] = type.split('+', 1);
  return catalogue.mediaType(base) === undefined;
}

function messageFor(
  role: DescriptorRole | undefined,
  meant: string,
  replacement: string,
  catalogue: Catalogue,
): 'top-level' | 'outdated' | 'artifact-type' | 'manifest' | 'near' {
  if (catalogue.mediaType(replacement) === undefined) return 'top-level';
  if (replacement !== meant) return 'outdated';
  if (role === undefined) return 'artifact-type';
  return role === 'manifest' || role === 'subject' ? 'manifest' : 'near';
}
