import { specification } from '../../../../../schemas/src/model/field';
import { defineRule } from '../rule';

/** There is one kind of root filesystem, and everything else must be refused. */
export default defineRule({
  id: 'rootfs-type',
  subject: 'config',
  kinds: ['image-config'],
  severity: 'error',
  summary: 'The type of the root filesystem must be layers.',
  specification: specification('config.md', 'properties'),
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
      fixes: [{ fix: 'replace', operations: [{ op: 'set', path, value: 'layers' }] }],
    };
  },
});
