import { specificationSection } from '#schemas/model/field';
import { blobsFolder, indexFile, layoutFile } from '#service/layout/layout';
import { defineRule } from '#service/lint/rule';

/** A layout has three parts. Told at the one of its files that is there. */
export default defineRule({
  id: 'layout-incomplete',
  category: 'layout',
  kinds: ['image-layout', 'image-index'],
  onlyWith: 'layout',
  severity: 'error',
  summary: 'An image layout lacks oci-layout, index.json, or blobs.',
  source: specificationSection('image-layout.md', 'content'),
  messages: {
    file: 'The file oci-layout is missing from this folder. Without it, the folder is not an image layout.',
    index: 'The file index.json is missing from this folder. Without it, nothing in the layout can be found.',
    blobs: 'The folder blobs is missing from this layout. It must exist, even if it is empty.',
    outside: '{name} was not read, because it is a link that leads out of the layout.',
    'not-file': '{name} is not a regular file, so it cannot be read.',
    'not-folder': 'blobs is not a folder, so it cannot have blobs.',
  },
  repairs: ['layout-file'],
  *check({ layout }) {
    if (layout === undefined || layout.path !== layout.layout.root) return;
    const { contents } = layout.layout;
    const at = { path: [] };
    for (const [name, message] of files) {
      const type = contents.get(name)?.type;
      if (type === undefined) {
        // Of an archive that is cut off, that is the finding.
        if (!layout.layout.isCutShort)
          yield { message, at, ...(name === layoutFile && { repair: 'layout-file' as const }) };
      } else if (type === 'outside') yield { message: 'outside', at, values: { name } };
      else if (type !== 'file') yield { message: 'not-file', at, values: { name } };
    }
    const blobs = contents.get(blobsFolder)?.type;
    if (blobs === undefined) {
      if (!layout.layout.isCutShort) yield { message: 'blobs', severity: 'warning', at };
    } else if (blobs === 'outside') yield { message: 'outside', at, values: { name: blobsFolder } };
    else if (blobs !== 'folder') yield { message: 'not-folder', at };
  },
});

const files = [
  [layoutFile, 'file'],
  [indexFile, 'index'],
] as const;
