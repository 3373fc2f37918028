import { specificationSection } from '#schemas/model/field';
import { remove } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** Old Windows images need it; for all others it never had a meaning. */
export default defineRule({
  id: 'args-escaped',
  category: 'config',
  kinds: ['image-config'],
  severity: 'hint',
  summary: 'ArgsEscaped is deprecated.',
  source: specificationSection('config.md', 'properties'),
  claims: ['containerd/args-escaped'],
  messages: {
    windows:
      'ArgsEscaped is deprecated. New images should list each argument of Entrypoint and Cmd as a separate item.',
    elsewhere: 'ArgsEscaped is deprecated and has no meaning in an image that is not for Windows.',
  },
  fixes: { remove: 'Remove "ArgsEscaped"' },
  *check({ model }) {
    if (model.config?.ArgsEscaped !== true) return;
    const path = ['config', 'ArgsEscaped'];
    const isForWindows = !model.os || model.os === 'windows';
    yield {
      message: isForWindows ? 'windows' : 'elsewhere',
      at: { path, part: 'key' },
      tag: 'deprecated',
      fixes: isForWindows ? [] : [fix('remove', remove(path))],
    };
  },
});
