import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { setInOrder } from '#service/oci/setInOrder';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** People know machines by other names than Go does, and clients compare with Go's. */
export default defineRule({
  id: 'platform-architecture-alias',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'An architecture goes by another name than the one that clients compare with.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    alias:
      '"{name}" is another name of the architecture "{architecture}". Clients compare with Go’s names; those that ' +
      'know no others find no image for the machine.',
  },
  fixes: {
    replace: 'Replace "{name}" by "{architecture}"',
    'replace-with-variant': 'Replace "{name}" by "{architecture}" with the variant "{variant}"',
  },
  automatic: ['replace', 'replace-with-variant'],
  *check({ kind, platforms, catalogue }) {
    for (const view of platforms) {
      const { value } = view;
      const name = value.architecture;
      if (name === undefined || catalogue.platforms.lookUpArchitecture(name) !== undefined) continue;
      const meant = catalogue.platforms.architectureMeantBy(name);
      if (meant === undefined || meant.architecture === name.toLowerCase()) continue;
      const { architecture } = meant;
      const at = [...view.path, 'architecture'];
      const variant = value.variant ? undefined : meant.variant;
      const replace = set(at, architecture);
      yield {
        message: 'alias',
        at: { path: at },
        values: { name, architecture },
        fixes: [
          variant === undefined
            ? fix('replace', replace)
            : fix('replace-with-variant', [replace, setInOrder(kind, [...view.path, 'variant'], variant)], {
                values: { variant },
                doubtful: !name.includes(variant.slice(1)),
              }),
        ],
      };
    }
  },
});
