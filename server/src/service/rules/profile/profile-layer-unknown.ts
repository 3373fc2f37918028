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
    const meantType = spellingCheck(context.catalogue);
    for (const { index, mediaType: type } of others) {
      // Other rules report misspelled and malformed types.
      if (!isMediaType(type) || meantType(type) !== undefined) continue;
      const path = ['layers', index, 'mediaType'];
      const replacement = nearestType(type, profile) ?? missingType(comparison);
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

/** A type of the format that differs by at most two letters. */
function nearestType(type: string, { layers }: Profile): string | undefined {
  const exact = layers.flatMap(({ types }) => types.filter((candidate) => !candidate.endsWith('*')));
  return nearestWord(type, exact, 2);
}

/** The type of the one layer that is missing, where one layer is too many. */
function missingType(comparison: Comparison): string | undefined {
  const [missing, ...more] = groupsThatLack(comparison);
  if (missing === undefined || more.length > 0 || comparison.others.length !== 1) return undefined;
  return currentType(missing.group.types);
}
