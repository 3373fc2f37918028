import { specificationSection } from '#schemas/model/field';
import { isAbsolutePath, toAbsolutePath } from '#schemas/values/containerPath';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** The runtime specification requires an absolute `cwd`, and the working directory becomes that. */
export default defineRule({
  id: 'working-dir-absolute',
  category: 'config',
  kinds: ['image-config'],
  severity: 'warning',
  summary: 'The working directory is not an absolute path.',
  source: specificationSection('config.md', 'properties'),
  claims: ['runc/cwd'],
  messages: {
    relative: 'The working directory "{path}" is not an absolute path. {runc/cwd}',
  },
  fixes: { replace: 'Replace "{path}" with "{absolute}"' },
  *check({ model }) {
    const directory = model.config?.WorkingDir;
    const os = model.os ?? undefined;
    if (!directory || isAbsolutePath(directory, os)) return;
    const path = ['config', 'WorkingDir'];
    const absolute = toAbsolutePath(directory, os);
    yield {
      message: 'relative',
      at: { path },
      values: { path: directory },
      fixes: absolute === undefined ? [] : [fix('replace', set(path, absolute), { values: { absolute } })],
    };
  },
});
