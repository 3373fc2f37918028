import type { Profile } from '#schemas/catalogue/profiles';
import { specificationSection } from '#schemas/model/field';
import { isMediaType } from '#schemas/values/mediaType';
import { nearestWord } from '#schemas/values/spelling';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import {
  compareWithProfile,
  currentType,
  departureFrom,
  groupsThatLack,
  isTypeOfAnother,
  singularName,
  spellingCheck,
  type Comparison,
} from '#service/oci/profileComparison';

/** Formats that name every layer. */
export default defineRule({
  id: 'profile-layer-unknown',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'A layer has a type that does not occur in the format of the artifact.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    required: 'This {name} has a layer of type "{type}", but its format allows only the types that it names.',
    unusual: 'This {name} has a layer of type "{type}", which does not occur in its format.',
  },
  fixes: {
    replace: 'Replace "{type}" with "{replacement}"',
  },
  *check(context) {
    // Nearly all formats tolerate other layers.
    if (context.classification?.profile?.otherLayers !== false) return;
    const comparison = compareWithProfile(context);
    if (comparison === undefined) return;
    const { profile, others } = comparison;
    const exact = exactTypes(profile);
    const meantType = spellingCheck(context.catalogue);
    for (const { index, mediaType: type } of others) {
      // Other rules report misspelled and malformed types.
      if (!isMediaType(type) || meantType(type) !== undefined) continue;
      const path = ['layers', index, 'mediaType'];
      const replacement = isTypeOfAnother(type, context.catalogue)
        ? undefined
        : (nearestWord(type, exact, 2) ?? missingType(comparison));
      yield {
        ...departureFrom(profile),
        at: { path },
        values: { name: singularName(profile), type },
        fixes:
          replacement === undefined
            ? []
            : [fix('replace', set(path, replacement), { values: { replacement } })],
      };
    }
  },
});

/** With no more types than this is a layer compared; real formats have fewer. */
const mostCompared = 100;

/** The types of a format that stand for themselves. */
function exactTypes({ layers }: Profile): readonly string[] {
  const types = layers.flatMap((layer) => layer.types.filter((type) => !type.endsWith('*')));
  return types.slice(0, mostCompared);
}

/** The type of the one layer that is missing, where one layer is too many. */
function missingType(comparison: Comparison): string | undefined {
  const [missing, ...more] = groupsThatLack(comparison);
  if (missing === undefined || more.length > 0 || comparison.others.length !== 1) return undefined;
  return currentType(missing.group.types);
}
