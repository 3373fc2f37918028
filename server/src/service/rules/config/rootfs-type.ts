import { set } from '#service/edits/operations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule } from '#service/lint/rule';

/** There is one kind of root filesystem, and everything else must be refused. */
export default defineRule({
  id: 'rootfs-type',
  category: 'config',
  kinds: ['image-config'],
  severity: 'error',
  summary: 'The type of the root filesystem must be layers.',
  source: specificationSection('config.md', 'properties'),
  messages: {
    other:
      'rootfs.type must be "layers"; runtimes refuse an image whose root filesystem is of the type "{type}".',
  },
  fixes: { replace: 'Replace "{type}" by "layers"' },
  automatic: ['replace'],
  *check({ model }) {
    const type = model.rootfs?.type;
    if (type === undefined || type === 'layers') return;
    const path = ['rootfs', 'type'];
    yield {
      message: 'other',
      at: { path },
      values: { type },
      fixes: [fix('replace', set(path, 'layers'))],
    };
  },
});
