import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** People know operating systems by other names than Go does, and clients compare with Go's. */
export default defineRule({
  id: 'platform-os-alias',
  category: 'index',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'platforms',
  severity: 'warning',
  summary: 'An operating system goes by another name than the one that clients compare with.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    alias:
      '"{name}" is another name of the operating system "{os}". Clients compare with Go’s names; those that know ' +
      'no others find no image for the host.',
  },
  fixes: { replace: 'Replace "{name}" by "{os}"' },
  automatic: ['replace'],
  *check({ platforms, catalogue }) {
    for (const view of platforms) {
      const { value } = view;
      const name = value.os;
      if (name === undefined || catalogue.platforms.lookUpOs(name) !== undefined) continue;
      const os = catalogue.platforms.osMeantBy(name);
      if (os === undefined || os === name.toLowerCase()) continue;
      const at = [...view.path, 'os'];
      yield {
        message: 'alias',
        at: { path: at },
        values: { name, os },
        fixes: [fix('replace', set(at, os))],
      };
    }
  },
});
