import { set } from '#service/edits/operations';
import { isMediaType } from '#schemas/values/mediaType';
import { nearestWord } from '#schemas/values/spelling';
import type { Profile } from '#schemas/catalogue/profiles';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import {
  callIt,
  compareWithProfile,
  currentType,
  spellingCheck,
  severityFor,
  type Comparison,
} from '#service/oci/profileComparison';

/** Formats that name every layer: what else is there is refused or lost. */
export default defineRule({
  id: 'profile-layer-unknown',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'A layer has a type that does not occur in the format of the artifact.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    refused:
      'This {name} has a layer of type "{type}", which does not occur in its format and is refused by {tools}.',
    unusual: 'This {name} has a layer of type "{type}", which does not occur in its format.',
  },
  fixes: {
    replace: 'Replace "{type}" by "{replacement}"',
  },
  *check(context) {
    // Nearly all formats tolerate other layers.
    if (context.classification?.profile?.otherLayers !== false) return;
    const comparison = compareWithProfile(context);
    if (comparison === undefined) return;
    const { profile, others } = comparison;
    const severity = severityFor(profile);
    const meantType = spellingCheck(context.catalogue);
    for (const { index, mediaType: type } of others) {
      // Misspelt and malformed types are findings of their own.
      if (!isMediaType(type) || meantType(type) !== undefined) continue;
      const replacement = nearestType(type, profile) ?? missingType(comparison);
      yield {
        message: severity === 'warning' ? 'refused' : 'unusual',
        at: { path: ['layers', index, 'mediaType'] },
        severity,
        values: { name: callIt(profile), type, tools: profile.tools },
        fixes:
          replacement === undefined
            ? []
            : [
                fix('replace', set(['layers', index, 'mediaType'], replacement), {
                  values: { type, replacement },
                }),
              ],
      };
    }
  },
});

/** A type of the format that differs by two slips of the hand at most. */
function nearestType(type: string, { layers }: Profile): string | undefined {
  const exact = layers.flatMap(({ types }) => types.filter((candidate) => !candidate.endsWith('*')));
  return nearestWord(type, exact, 2);
}

/** The type of the one layer that is missing, where one layer is too many. */
function missingType({ groups, others }: Comparison): string | undefined {
  const missing = groups.filter(({ group, layers }) => layers.length < group.min);
  return others.length === 1 && missing.length === 1 ? currentType(missing[0]!.group.types) : undefined;
}
