import { specificationSection } from '#schemas/model/field';
import { counted } from '#schemas/prose';
import { isValidDigest } from '#schemas/values/digest';
import { remove } from '#service/edits/operations';
import type { RuleContext } from '#service/lint/context';
import { defineRule, fix } from '#service/lint/rule';
import {
  compareWithProfile,
  departureFrom,
  singularName,
  someTypes,
  type FilledGroup,
} from '#service/oci/profileComparison';

/** Such as a SIF image with two SIF files. */
export default defineRule({
  id: 'profile-layer-surplus',
  category: 'profile',
  kinds: ['image-manifest', 'docker-manifest'],
  onlyWith: 'profile',
  severity: 'warning',
  summary: 'There are more layers of a type than the format of the artifact allows.',
  source: specificationSection('manifest.md', 'guidelines-for-artifact-usage'),
  claims: ['notation/one-envelope'],
  messages: {
    required: 'This {name} has {count} of type {types} ({title}), but it may have at most {max}.',
    'required-none': 'This {name} has {count} of type {types} ({title}), which its format does not allow.',
    unusual: 'This {name} has {count} of type {types} ({title}), but its format provides for at most {max}.',
  },
  fixes: {
    'keep-first': 'Keep layers[{first}] only',
  },
  *check(context) {
    const comparison = compareWithProfile(context);
    if (comparison === undefined) return;
    const { profile, groups } = comparison;
    const { message, severity } = departureFrom(profile);
    for (const { group, layers } of groups) {
      const { max } = group;
      const [surplus] = max === null ? [] : layers.slice(max);
      if (max === null || surplus === undefined) continue;
      yield {
        message: message === 'required' && max === 0 ? 'required-none' : message,
        at: { path: ['layers', surplus.index, 'mediaType'] },
        severity,
        values: {
          name: singularName(profile),
          count: counted(layers.length, 'layer'),
          types: someTypes(group.types),
          title: group.title,
          max,
        },
        fixes: max === 1 ? fixesFor(layers, context) : [],
      };
    }
  },
});

/** A layer without a valid digest is not finished, and it is too early to say which layer to keep. */
function fixesFor(layers: FilledGroup['layers'], { rawValue }: RuleContext) {
  const areFinished = layers.every(({ index }) => {
    const digest = rawValue(['layers', index, 'digest']);
    return typeof digest === 'string' && isValidDigest(digest);
  });
  const [first, ...others] = layers;
  if (first === undefined || !areFinished) return [];
  const removals = others.map(({ index }) => remove(['layers', index]));
  return [fix('keep-first', removals, { values: { first: first.index } })];
}
