import { set } from '#service/edits/operations';
import { isMediaType } from '#schemas/values/mediaType';
import { specificationSection } from '#schemas/model/field';
import { artifactTypes } from '#service/oci/mediaTypesOf';
import { repairSyntax } from '#service/oci/mediaTypeRepair';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** An artifact type is a media type, of the document or of what a descriptor points to. */
export default defineRule({
  id: 'artifact-type-syntax',
  category: 'artifact',
  kinds: descriptorKinds,
  onlyWith: 'artifact-type',
  severity: 'error',
  summary: 'artifactType must be written as a media type.',
  source: specificationSection('manifest.md', 'image-manifest-property-descriptions'),
  messages: {
    syntax:
      '"{type}" is not a media type, which artifactType has to be: a type and a subtype with a slash between them, ' +
      'and no parameters. Registries refuse it.',
  },
  fixes: {
    replace: 'Replace "{type}" by "{replacement}"',
  },
  automatic: ['replace'],
  *check(context) {
    for (const { path, type } of artifactTypes(context)) {
      if (isMediaType(type)) continue;
      const replacement = repairSyntax(type, context.catalogue);
      yield {
        message: 'syntax',
        at: { path },
        values: { type },
        fixes:
          replacement === undefined
            ? []
            : [
                fix('replace', set(path, replacement), {
                  values: { replacement },
                  doubtful: replacement !== type.trim(),
                }),
              ],
      };
    }
  },
});
