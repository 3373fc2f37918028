import { distance } from 'fastest-levenshtein';
import { isMediaType } from '../../../../../schemas/src/catalogue/mediaTypes';
import type { Profile } from '../../../../../schemas/src/catalogue/profiles';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule } from '../rule';
import {
  callIt,
  compareWithProfile,
  currentType,
  spellingCheck,
  severityFor,
  type Comparison,
} from './departures';

/** Formats that name every layer: what else is there is refused or lost. */
export default defineRule({
  id: 'profile-layer-unknown',
  subject: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'A layer has a type that does not occur in the format of the artifact.',
  specification: specification('manifest.md', 'guidelines-for-artifact-usage'),
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
                {
                  fix: 'replace',
                  values: { type, replacement },
                  operations: [{ op: 'set', path: ['layers', index, 'mediaType'], value: replacement }],
                },
              ],
      };
    }
  },
});

/** A type of the format that differs by two slips of the hand at most. */
function nearestType(type: string, { layers }: Profile): string | undefined {
  for (const { types } of layers) {
    for (const candidate of types) {
      if (candidate.endsWith('*') || Math.abs(candidate.length - type.length) > 2) continue;
      if (distance(candidate, type) <= 2) return candidate;
    }
  }
  return undefined;
}

/** The type of the one layer that is missing, where one layer is too many. */
function missingType({ groups, others }: Comparison): string | undefined {
  const missing = groups.filter(({ group, layers }) => layers.length < group.min);
  return others.length === 1 && missing.length === 1 ? currentType(missing[0]!.group.types) : undefined;
}
