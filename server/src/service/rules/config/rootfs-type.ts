import { specificationSection } from '#schemas/model/field';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';

/** The specification defines one type of root filesystem, and all others must be refused. */
export default defineRule({
  id: 'rootfs-type',
  category: 'config',
  kinds: ['image-config'],
  severity: 'error',
  summary: 'The type of the root filesystem is not "layers".',
  source: specificationSection('config.md', 'properties'),
  claims: ['containerd/rootfs-type', 'umoci/rootfs-type'],
  messages: {
    other: 'rootfs.type must be "layers", not "{type}". {containerd/rootfs-type}',
  },
  fixes: { replace: 'Replace "{type}" with "layers"' },
  automatic: ['replace'],
  *check({ model }) {
    const type = model.rootfs?.type;
    if (type === undefined || type === 'layers') return;
    const path = ['rootfs', 'type'];
    const repair = fix('replace', set(path, 'layers'));
    yield { message: 'other', at: { path }, values: { type }, fixes: [repair] };
  },
});
