import { isMediaType } from '#schemas/values/mediaType';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { repairCase } from '#service/oci/mediaTypeRepair';
import { artifactTypes, belongs, descriptorTypes } from '#service/oci/mediaTypesOf';

/** RFC 6838 says that case does not matter; programs that compare bytes disagree. */
export default defineRule({
  id: 'media-type-case',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'A known media type has uppercase letters, but most programs compare media types byte by byte.',
  source: 'https://www.rfc-editor.org/rfc/rfc6838#section-4.2',
  messages: {
    case: '"{type}" differs from the known type "{replacement}" in case. RFC 6838 ignores the case of media types, but nearly all programs compare them byte by byte.',
  },
  fixes: {
    replace: 'Replace "{type}" with "{replacement}"',
  },
  automatic: ['replace'],
  *check(context) {
    for (const placed of [...descriptorTypes(context), ...artifactTypes(context)]) {
      const { type } = placed;
      const replacement = repairCase(type, context.catalogue);
      if (replacement === undefined || !isMediaType(type)) continue;
      const { path } = placed;
      yield {
        message: 'case',
        at: { path },
        values: { type, replacement },
        fixes: belongs(context, placed, replacement) ? [fix('replace', set(path, replacement))] : [],
      };
    }
  },
});
