import { grouped } from '#schemas/prose';
import { specificationSection } from '#schemas/model/field';
import { printable } from '#schemas/printable';
import { digestOfPath } from '#service/layout/layout';
import { defineRule } from '#service/lint/rule';

/** The specification does not say whether blobs may be links. Told at the file of the layout that stands for the whole. */
export default defineRule({
  id: 'blob-is-link',
  category: 'layout',
  kinds: ['image-layout', 'image-index'],
  onlyWith: 'layout',
  severity: 'information',
  summary: 'Blobs of a layout are symbolic links.',
  source: specificationSection('image-layout.md', 'blobs'),
  claims: ['go-containerregistry/linked-blob'],
  messages: {
    link: '{path} is a symbolic link to {link}. {go-containerregistry/linked-blob}',
    links:
      '{count} blobs of this layout are symbolic links. The first is {path}, which leads to {link}. ' +
      '{go-containerregistry/linked-blob}',
  },
  *check({ layout }) {
    if (layout === undefined || layout.path !== layout.layout.root) return;
    const { contents, problems } = layout.layout;
    // In an archive, hard links count as well, and another rule reports both.
    if (problems.some(({ kind }) => kind === 'link')) return;
    const linked = [...contents.values()].filter(
      ({ path, type, link }) => type === 'file' && link !== undefined && digestOfPath(path) !== undefined,
    );
    const [first] = linked;
    if (first === undefined) return;
    yield {
      message: linked.length === 1 ? 'link' : 'links',
      at: { path: [] },
      values: { path: first.path, link: printable(first.link ?? ''), count: grouped(linked.length) },
    };
  },
});
