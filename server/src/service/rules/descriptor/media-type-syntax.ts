import { specificationSection } from '#schemas/model/field';
import { isMediaType } from '#schemas/values/mediaType';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import type { DocumentContent } from '#service/oci/documentContent';
import { NearMisses, repairSyntax } from '#service/oci/mediaTypeRepair';
import { belongs, descriptorTypes, type PlacedType } from '#service/oci/mediaTypesOf';

/** The grammar of RFC 6838, section 4.2, which has no parameters. */
export default defineRule({
  id: 'media-type-syntax',
  category: 'descriptor',
  kinds: descriptorKinds,
  onlyWith: 'unusual-types',
  severity: 'error',
  summary: 'The media type of a descriptor does not follow the grammar of RFC 6838.',
  source: specificationSection('descriptor.md', 'properties'),
  claims: [
    'zot/type-syntax',
    'ecr/type-syntax',
    'quay/any-artifact',
    'distribution/any-artifact',
    'oras/artifact-type-syntax',
    'podman/artifact-file-type',
  ],
  messages: {
    empty:
      'The media type is empty. It decides who reads the content, and it must be a type and a subtype, as in "application/json".',
    slash:
      '"{type}" is not a valid media type. It must be a type and a subtype with one slash between them, as in "application/json".',
    parameters:
      'The media type "{type}" has parameters. The specification allows only a type name as in RFC 6838, section 4.2, which has no parameters. {zot/type-syntax}',
    grammar:
      '"{type}" is not a valid media type. Each side of the slash must begin with a letter or digit, and may have at most 127 characters: letters, digits, and "!#$&-^_.+".',
  },
  fixes: {
    replace: 'Replace "{type}" with "{replacement}"',
  },
  automatic: ['replace'],
  *check(context) {
    const malformed = descriptorTypes(context).filter(({ type }) => !isMediaType(type));
    if (malformed.length === 0) return;
    const nearMisses = new NearMisses(context.catalogue);
    for (const placed of malformed) {
      const { type } = placed;
      const { path } = placed;
      yield {
        message: problemOf(type),
        at: { path },
        values: { type },
        fixes: repairsOf(placed, context, nearMisses),
      };
    }
  },
});

function problemOf(type: string): 'empty' | 'slash' | 'parameters' | 'grammar' {
  if (type === '') return 'empty';
  if (type.includes(';')) return 'parameters';
  const sides = type.split('/');
  return sides.length === 2 && sides.every((side) => side !== '') ? 'grammar' : 'slash';
}

function repairsOf(placed: PlacedType, context: DocumentContent, nearMisses: NearMisses) {
  const { path, type } = placed;
  const replacement = repairSyntax(type, context.catalogue, nearMisses);
  if (replacement === undefined || !belongs(context, placed, replacement)) return [];
  const doubtful = replacement !== type.trim();
  return [fix('replace', set(path, replacement), { values: { replacement }, doubtful })];
}
