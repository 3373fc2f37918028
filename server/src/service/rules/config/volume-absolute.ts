import { rename } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';
import { isAbsolutePath, toAbsolutePath } from '#schemas/values/containerPath';

/** Volumes are directories of the image, whatever the working directory may be. */
export default defineRule({
  id: 'volume-absolute',
  category: 'config',
  kinds: ['image-config'],
  severity: 'information',
  summary: 'A volume is not an absolute path.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    relative:
      'The volume "{path}" is not an absolute path. Docker takes it from the root directory, other runtimes may refuse it.',
  },
  fixes: { replace: 'Replace "{path}" by "{absolute}"' },
  *check({ model }) {
    const volumes = model.config?.Volumes;
    if (typeof volumes !== 'object' || volumes === null) return;
    const os = typeof model.os === 'string' ? model.os : undefined;
    for (const volume of Object.keys(volumes)) {
      if (isAbsolutePath(volume, os)) continue;
      const absolute = toAbsolutePath(volume, os);
      const path = ['config', 'Volumes', volume];
      yield {
        message: 'relative',
        at: { path, part: 'key' },
        values: { path: volume },
        fixes:
          absolute === undefined || Object.hasOwn(volumes, absolute)
            ? []
            : [fix('replace', rename(path, absolute), { values: { absolute } })],
      };
    }
  },
});
