import { specification } from '../../../../../schemas/src/model/field';
import type { RuleContext } from '../context';
import { isSoundDigest } from '../descriptor/digestRepair';
import { defineRule } from '../rule';
import { callIt, compareWithProfile, listTypes, severityFor } from './departures';

/** Such as a SIF image with two SIF files. */
export default defineRule({
  id: 'profile-layer-surplus',
  subject: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'There are more layers of a type than the format of the artifact allows.',
  specification: specification('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    refused:
      'This {name} has {count} layers of type {types}, the {title}, where it may have {max}. ' +
      'It is refused, or read in part, by {tools}.',
    unusual:
      'This {name} has {count} layers of type {types}, the {title}, where its format provides for {max}.',
  },
  fixes: {
    'keep-first': 'Keep layers[{first}] only',
  },
  *check(context) {
    const comparison = compareWithProfile(context);
    if (comparison === undefined) return;
    const { profile, groups } = comparison;
    const severity = severityFor(profile);
    for (const { group, layers } of groups) {
      const { max } = group;
      if (max === null || layers.length <= max) continue;
      yield {
        message: severity === 'warning' ? 'refused' : 'unusual',
        at: { path: ['layers', layers[max]!.index, 'mediaType'] },
        severity,
        values: {
          name: callIt(profile),
          count: layers.length,
          types: listTypes(group.types),
          title: group.title,
          max: max === 1 ? 'one' : max === 0 ? 'none' : max,
          tools: profile.tools,
        },
        fixes:
          max === 1 && layers.every(({ index }) => isSoundDigest(digestOf(context, index)))
            ? [
                {
                  fix: 'keep-first',
                  values: { first: layers[0]!.index },
                  operations: layers
                    .slice(1)
                    .map(({ index }) => ({ op: 'remove' as const, path: ['layers', index] })),
                },
              ]
            : [],
      };
    }
  },
});

/** What has no sound digest is no finished layer, and it is too early to say which one is to stay. */
function digestOf({ rawValue }: RuleContext, index: number): string {
  const digest = rawValue(['layers', index, 'digest']);
  return typeof digest === 'string' ? digest : '';
}
