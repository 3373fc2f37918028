import { remove } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** Windows images of old need it; elsewhere it has never meant anything. */
export default defineRule({
  id: 'args-escaped',
  category: 'config',
  kinds: ['image-config'],
  severity: 'hint',
  summary: 'ArgsEscaped is deprecated.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    windows:
      'ArgsEscaped is deprecated: new images should give Entrypoint and Cmd as lists of single arguments.',
    elsewhere: 'ArgsEscaped is deprecated, and means nothing for an image that is not for Windows.',
  },
  fixes: { remove: 'Remove ArgsEscaped' },
  *check({ model }) {
    if (model.config?.ArgsEscaped !== true) return;
    const path = ['config', 'ArgsEscaped'];
    const elsewhere = typeof model.os === 'string' && model.os !== '' && model.os !== 'windows';
    yield {
      message: elsewhere ? 'elsewhere' : 'windows',
      at: { path, part: 'key' },
      tag: 'deprecated',
      fixes: elsewhere ? [fix('remove', remove(path))] : [],
    };
  },
});
