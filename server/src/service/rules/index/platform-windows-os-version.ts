import { specificationSection } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';

/** A Windows host runs the images of its own build, unless it isolates them. */
export default defineRule({
  id: 'platform-windows-os-version',
  category: 'index',
  kinds: ['image-index', 'docker-manifest-list', 'image-config'],
  onlyWith: 'platforms',
  severity: 'information',
  summary: 'A Windows image does not say for which version of Windows it is.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  messages: {
    missing:
      'A Windows image without os.version: Windows hosts choose by it, and with process isolation run only images ' +
      'of their own build. Give the version of the base image, such as 10.0.20348.2762.',
  },
  *check({ platforms }) {
    for (const view of platforms) {
      const { value } = view;
      if (value.os !== 'windows' || value['os.version']) continue;
      const absent = [...view.path, 'os.version'];
      yield {
        message: 'missing',
        at: { path: [...view.path, 'os'] },
        ...(value['os.version'] === '' ? {} : { absent }),
      };
    }
  },
});
