import { set } from '#service/edits/operations';
import { isMediaType } from '#schemas/values/mediaType';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';
import { repairSyntax } from '#service/oci/mediaTypeRepair';
import { belongs, descriptorTypes } from '#service/oci/mediaTypesOf';

/** The grammar of RFC 6838, section 4.2, which knows no parameters. */
export default defineRule({
  id: 'media-type-syntax',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-types',
  severity: 'error',
  summary: 'The media type of a descriptor must be written as RFC 6838 has it.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    empty:
      'The media type is empty. It decides who reads the content, and has to name a type and a subtype, as in "application/json".',
    slash:
      '"{type}" is not a media type: it needs a type and a subtype with one slash between them, as in "application/json".',
    parameters:
      'The media type "{type}" has parameters, which RFC 6838 does not allow in the name of a type. Registries and clients refuse it.',
    grammar:
      '"{type}" is not a valid media type. Each side of the slash begins with a letter or digit and has at most 127 letters, digits and !#$&-^_.+ .',
  },
  fixes: {
    replace: 'Replace "{type}" by "{replacement}"',
  },
  automatic: ['replace'],
  *check(context) {
    for (const placed of descriptorTypes(context)) {
      if (isMediaType(placed.type)) continue;
      const { path, type, role } = placed;
      const replacement = repairSyntax(type, context.catalogue);
      yield {
        message: problemOf(type),
        at: { path },
        values: { type },
        fixes:
          replacement === undefined || !belongs(context, role, replacement)
            ? []
            : [
                fix('replace', set(path, replacement), {
                  values: { type, replacement },
                  doubtful: replacement !== type.trim(),
                }),
              ],
      };
    }
  },
});

function problemOf(type: string): 'empty' | 'slash' | 'parameters' | 'grammar' {
  if (type === '') return 'empty';
  if (type.includes(';')) return 'parameters';
  return type.split('/').length === 2 && !type.startsWith('/') && !type.endsWith('/') ? 'grammar' : 'slash';
}
