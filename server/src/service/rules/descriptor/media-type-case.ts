import { set } from '#service/edits/operations';
import { isMediaType } from '#schemas/values/mediaType';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { repairCase } from '#service/oci/mediaTypeRepair';
import { artifactTypes, belongs, descriptorTypes } from '#service/oci/mediaTypesOf';

/** RFC 6838 says that case does not matter; programs that compare bytes disagree. */
export default defineRule({
  id: 'media-type-case',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'A known media type is written with capital letters, and most programs compare it byte by byte.',
  source: 'https://www.rfc-editor.org/rfc/rfc6838#section-4.2',
  messages: {
    case: '"{type}" is known as "{replacement}". Media types are the same in any case by RFC 6838, but registries and runtimes compare them byte by byte.',
  },
  fixes: {
    replace: 'Replace "{type}" by "{replacement}"',
  },
  automatic: ['replace'],
  *check(context) {
    for (const types of [descriptorTypes(context), artifactTypes(context)]) {
      for (const placed of types) {
        const replacement = repairCase(placed.type, context.catalogue);
        if (replacement === undefined || !isMediaType(placed.type)) continue;
        const { path, type, role } = placed;
        const values = { type, replacement };
        yield {
          message: 'case',
          at: { path },
          values,
          fixes: belongs(context, role, replacement)
            ? [fix('replace', set(path, replacement), { values })]
            : [],
        };
      }
    }
  },
});
