import { set } from '#service/edits/operations';
import { fitsAny } from '#schemas/catalogue/profiles';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import {
  callIt,
  compareWithProfile,
  currentType,
  listTypes,
  spellingCheck,
  severityFor,
} from '#service/oci/profileComparison';

/** Such as a Helm chart without the chart. */
export default defineRule({
  id: 'profile-layer-missing',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'A layer is missing that the format of the artifact cannot do without.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  messages: {
    refused:
      'This {name} has {count} of type {types}, the {title}, and needs {min}. As it is, it is refused by {tools}.',
    unusual: 'This {name} has {count} of type {types}, the {title}, where its format asks for {min}.',
  },
  fixes: {
    'set-type': 'Give layers[{index}] the type "{type}"',
  },
  *check(context) {
    const comparison = compareWithProfile(context);
    if (comparison === undefined) return;
    const { profile, groups, others } = comparison;
    const missing = groups.filter(({ group, layers }) => layers.length < group.min);
    if (missing.length === 0) return;
    // A layer with a misspelt type is there; so is one that a strict format says does not belong.
    const meantType = spellingCheck(context.catalogue);
    const meant = others.map(({ mediaType }) => meantType(mediaType));
    const isStrict = !profile.otherLayers && others.length > 0;
    const severity = severityFor(profile);
    for (const { group, layers } of missing) {
      if (isStrict || meant.some((type) => fitsAny(type, group.types))) continue;
      const [only] = others;
      const type = currentType(group.types);
      const candidate =
        missing.length === 1 && others.length === 1 && layers.length + 1 === group.min ? only : undefined;
      yield {
        message: severity === 'warning' ? 'refused' : 'unusual',
        at: { path: ['layers'], part: 'key' },
        severity,
        values: {
          name: callIt(profile),
          count: layers.length === 0 ? 'no layer' : `only ${layers.length}`,
          types: listTypes(group.types),
          title: group.title,
          min: group.min === 1 ? 'one' : group.min,
          tools: profile.tools,
        },
        fixes:
          candidate === undefined || type === undefined
            ? []
            : [
                fix('set-type', set(['layers', candidate.index, 'mediaType'], type), {
                  values: { index: candidate.index, type },
                }),
              ],
      };
    }
  },
});
