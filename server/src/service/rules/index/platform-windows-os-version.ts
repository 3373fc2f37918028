import { specificationSection } from '#schemas/model/field';
import { defineRule } from '#service/lint/rule';

/** A Windows host does not run the images of all builds, unless it isolates them. */
export default defineRule({
  id: 'platform-windows-os-version',
  category: 'index',
  kinds: ['image-index', 'docker-manifest-list', 'image-config'],
  onlyWith: 'unusual-platforms',
  severity: 'information',
  summary: 'A Windows image does not say which version of Windows it is for.',
  source: specificationSection('image-index.md', 'image-index-property-descriptions'),
  claims: ['containerd/windows-version', 'containers-image/platform-members'],
  messages: {
    missing:
      'This Windows image lacks os.version, by which Windows hosts choose an image that they can run. ' +
      'Set the version of the base image, such as 10.0.20348.2762.',
  },
  *check({ platforms }) {
    for (const { path, value } of platforms) {
      if (value.os !== 'windows' || value['os.version']) continue;
      const isEmpty = value['os.version'] === '';
      yield {
        message: 'missing',
        at: { path: [...path, 'os'] },
        ...(!isEmpty && { absent: [...path, 'os.version'] }),
      };
    }
  },
});
