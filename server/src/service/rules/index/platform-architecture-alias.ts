import { specification } from '../../../../../schemas/src/model/field';
import { setInOrder } from '../fixes';
import { defineRule, descriptorKinds } from '../rule';

/** People know machines by other names than Go does, and clients compare with Go's. */
export default defineRule({
  id: 'platform-architecture-alias',
  subject: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'An architecture goes by another name than the one that clients compare with.',
  specification: specification('image-index.md', 'image-index-property-descriptions'),
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
      const replace = { op: 'set', path: at, value: architecture } as const;
      yield {
        message: 'alias',
        at: { path: at },
        values: { name, architecture },
        fixes: [
          variant === undefined
            ? { fix: 'replace', operations: [replace] }
            : {
                fix: 'replace-with-variant',
                values: { variant },
                // Distributions differ in what they call armhf.
                doubtful: !name.includes(variant.slice(1)),
                operations: [replace, setInOrder(kind, [...view.path, 'variant'], variant)],
              },
        ],
      };
    }
  },
});
