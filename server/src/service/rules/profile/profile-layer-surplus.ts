import { remove } from '#service/edits/operations';
import { isValidDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import type { RuleContext } from '#service/lint/context';
import { fix, defineRule } from '#service/lint/rule';
import { callIt, compareWithProfile, listTypes, severityFor } from '#service/oci/profileComparison';

/** Such as a SIF image with two SIF files. */
export default defineRule({
  id: 'profile-layer-surplus',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'There are more layers of a type than the format of the artifact allows.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
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
          max === 1 && layers.every(({ index }) => isValidDigest(digestOf(context, index)))
            ? [
                fix(
                  'keep-first',
                  layers.slice(1).map(({ index }) => remove(['layers', index])),
                  { values: { first: layers[0]!.index } },
                ),
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
