import { specificationSection } from '#schemas/model/field';
import { familyOf, isMediaType } from '#schemas/values/mediaType';
import type { DescriptorRole } from '#service/document/views';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import type { DocumentContent } from '#service/oci/documentContent';
import { isInClosedNamespace, NearMisses, repairCase } from '#service/oci/mediaTypeRepair';
import { artifactTypes, belongs, descriptorTypes } from '#service/oci/mediaTypesOf';

/** A typo in a media type makes a runtime silently skip a layer. */
export default defineRule({
  id: 'media-type-near-miss',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-types',
  severity: 'error',
  summary: 'A media type is unknown, and looks like a typo of a known one.',
  source: specificationSection('media-types.md'),
  messages: {
    'top-level':
      '"{type}" does not begin with a top-level media type that IANA has registered. "{replacement}" was probably intended.',
    near: 'No tool is known to read "{type}", which is probably a typo for "{replacement}". A layer or config with an unknown type is skipped or refused.',
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
    for (const { path, type, role } of unknown) {
      const replacement = nearMisses.of(type);
      // Malformed types and types in different case have rules of their own.
      if (replacement === undefined || !isMediaType(type) || repairCase(type, catalogue) !== undefined)
        continue;
      const isNew = catalogue.mediaType(replacement) === undefined;
      yield {
        message: isNew ? 'top-level' : 'near',
        at: { path },
        values: { type, replacement },
        // Only where nobody else may define types, it is certain that there is no such type.
        severity: familyOf(type) !== undefined && isInClosedNamespace(replacement) ? 'error' : 'warning',
        fixes: fits(context, role, replacement) ? [fix('replace', set(path, replacement))] : [],
      };
    }
  },
});

/** An outdated type would be another mistake, and so would one that is meant for another place. */
function fits(context: DocumentContent, role: DescriptorRole | undefined, type: string): boolean {
  const status = context.catalogue.mediaType(type)?.status ?? 'current';
  return status === 'current' && belongs(context, role, type);
}
