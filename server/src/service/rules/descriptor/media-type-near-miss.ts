import { set } from '#service/edits/operations';
import { isMediaType } from '#schemas/values/mediaType';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { NearMisses, repairCase } from '#service/oci/mediaTypeRepair';
import { artifactTypes, belongs, descriptorTypes, type PlacedType } from '#service/oci/mediaTypesOf';

/** A slip of the hand in a media type makes a runtime skip a layer without a word. */
export default defineRule({
  id: 'media-type-near-miss',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'A media type is almost, but not quite, one that is known.',
  source: specificationSection('media-types.md'),
  messages: {
    near: 'No tool is known to read "{type}". "{replacement}" differs from it by a slip of the hand only; a layer or config with an unknown type is skipped or refused.',
  },
  fixes: {
    replace: 'Replace "{type}" by "{replacement}"',
  },
  *check(context) {
    const unknown: PlacedType[] = [];
    for (const types of [descriptorTypes(context), artifactTypes(context)]) {
      for (const place of types)
        if (context.catalogue.mediaType(place.type) === undefined) unknown.push(place);
    }
    if (unknown.length === 0) return;
    const nearMisses = new NearMisses(context.catalogue);
    for (const { path, type, role } of unknown) {
      const replacement = nearMisses.of(type);
      if (
        replacement === undefined ||
        !isMediaType(type) ||
        repairCase(type, context.catalogue) !== undefined
      )
        continue;
      const values = { type, replacement };
      yield {
        message: 'near',
        at: { path },
        values,
        fixes: belongs(context, role, replacement)
          ? [fix('replace', set(path, replacement), { values })]
          : [],
      };
    }
  },
});
