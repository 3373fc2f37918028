import { specificationSection } from '#schemas/model/field';
import { isMediaType } from '#schemas/values/mediaType';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { NearMisses, repairCase } from '#service/oci/mediaTypeRepair';
import { artifactTypes, belongs, descriptorTypes } from '#service/oci/mediaTypesOf';

/** A typo in a media type makes a runtime skip a layer without a word. */
export default defineRule({
  id: 'media-type-near-miss',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-types',
  severity: 'warning',
  summary: 'A media type is unknown, and looks like a typo of a known one.',
  source: specificationSection('media-types.md'),
  messages: {
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
      yield {
        message: 'near',
        at: { path },
        values: { type, replacement },
        fixes: belongs(context, role, replacement) ? [fix('replace', set(path, replacement))] : [],
      };
    }
  },
});
