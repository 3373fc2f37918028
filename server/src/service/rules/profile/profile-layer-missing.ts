import type { Catalogue } from '#schemas/catalogue/catalogue';
import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { fitsAny } from '#schemas/catalogue/profiles';
import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import {
  compareWithProfile,
  currentType,
  departureFrom,
  groupsThatLack,
  isTypeOfAnother,
  singularName,
  someTypes,
  spellingCheck,
  type Comparison,
  type FilledGroup,
} from '#service/oci/profileComparison';

/** Such as a Helm chart without the chart. */
export default defineRule({
  id: 'profile-layer-missing',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'A layer is missing that the format of the artifact requires.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  claims: ['helm/chart-missing', 'notation/one-envelope'],
  messages: {
    required: 'This {name} has no {title}. It needs a layer of type {types}.',
    'required-few': 'This {name} needs {min} of type {types} ({title}), but it has {count}.',
    unusual:
      'The format of this {name} asks for {min} of type {types} ({title}), but the manifest has {count}.',
  },
  fixes: {
    'set-type': 'Give layers[{index}] the type "{type}"',
  },
  *check(context) {
    const comparison = compareWithProfile(context);
    if (comparison === undefined) return;
    const { profile, others } = comparison;
    const missing = groupsThatLack(comparison);
    // Another rule reports the layers that a strict format does not know.
    if (missing.length === 0 || (!profile.otherLayers && others.length > 0)) return;
    // A layer with a misspelled type is there.
    const meantType = spellingCheck(context.catalogue);
    const meant = others.map(({ mediaType }) => meantType(mediaType));
    const { message, severity } = departureFrom(profile);
    for (const filled of missing) {
      const { group, layers } = filled;
      if (meant.some((type) => fitsAny(type, group.types))) continue;
      yield {
        message: message === 'required' && group.min > 1 ? 'required-few' : message,
        at: { path: ['layers'], part: 'key' },
        severity,
        values: {
          name: singularName(profile),
          count: layers.length,
          types: someTypes(group.types),
          title: group.title,
          min: counted(group.min, 'layer'),
        },
        fixes: missing.length === 1 ? fixesFor(filled, others, context.catalogue) : [],
      };
    }
  },
});

/**
 * Where one layer is missing and one has a type that does not belong, it is the content with the wrong type, unless the
 * type is that of another format.
 */
function fixesFor({ group, layers }: FilledGroup, others: Comparison['others'], catalogue: Catalogue) {
  const [candidate, ...more] = others;
  const type = currentType(group.types);
  // The empty type goes with the content of the empty descriptor, which a layer of another type has not.
  if (candidate === undefined || more.length > 0 || type === undefined || type === wellKnown.ociEmpty)
    return [];
  if (layers.length + 1 !== group.min || isTypeOfAnother(candidate.mediaType, catalogue)) return [];
  const { index } = candidate;
  return [fix('set-type', set(['layers', index, 'mediaType'], type), { values: { index, type } })];
}
