import { specificationSection } from '#schemas/model/field';
import { isAbsolutePath, toAbsolutePath } from '#schemas/values/containerPath';
import { rename } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Volumes are directories of the image, and the working directory has no influence on them. */
export default defineRule({
  id: 'volume-absolute',
  category: 'config',
  kinds: ['image-config'],
  severity: 'information',
  summary: 'A volume is not an absolute path.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    relative:
      'The volume "{path}" is not an absolute path, so it does not identify a directory of the container. ' +
      'Write the absolute path.',
  },
  fixes: { replace: 'Replace "{path}" with "{absolute}"' },
  *check({ model }) {
    const volumes = model.config?.Volumes ?? {};
    const os = model.os ?? undefined;
    for (const volume of Object.keys(volumes)) {
      if (isAbsolutePath(volume, os)) continue;
      const path = ['config', 'Volumes', volume];
      const absolute = toAbsolutePath(volume, os);
      const isUsable = absolute !== undefined && !Object.hasOwn(volumes, absolute);
      yield {
        message: 'relative',
        at: { path, part: 'key' },
        values: { path: volume },
        fixes: isUsable ? [fix('replace', rename(path, absolute), { values: { absolute } })] : [],
      };
    }
  },
});
