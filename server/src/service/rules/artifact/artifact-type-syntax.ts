import { isMediaType } from '../../../../../schemas/src/catalogue/mediaTypes';
import { specification } from '../../../../../schemas/src/model/field';
import { artifactTypes } from '../descriptor/mediaTypesOf';
import { repairSyntax } from '../descriptor/mediaTypeRepair';
import { defineRule, descriptorKinds } from '../rule';

/** An artifact type is a media type, of the document or of what a descriptor points to. */
export default defineRule({
  id: 'artifact-type-syntax',
  subject: 'artifact',
  kinds: descriptorKinds,
  onlyWith: 'artifact-type',
  severity: 'error',
  summary: 'artifactType must be written as a media type.',
  specification: specification('manifest.md', 'image-manifest-property-descriptions'),
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
                {
                  fix: 'replace',
                  values: { replacement },
                  doubtful: replacement !== type.trim(),
                  operations: [{ op: 'set', path, value: replacement }],
                },
              ],
      };
    }
  },
});
