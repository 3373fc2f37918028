import { kindNames } from '#schemas/kinds';
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
  summary:
    'An image layout lacks oci-layout, index.json, or blobs, one of them is something else, or a folder cannot be read.',
  source: specificationSection('image-layout.md', 'content'),
  messages: {
    file: 'The file oci-layout is missing from this folder. Without it, the folder is not an image layout.',
    index: 'The file index.json is missing from this folder. Without it, nothing in the layout can be found.',
    blobs: 'The folder blobs is missing from this layout. It must exist, even if it is empty.',
    outside: '{name} was not read, because it is a link that leads out of the layout.',
    link: '{name} was not read, because it is a link, and it is unknown where it leads.',
    'not-file': '{name} is not a regular file, so it cannot be read.',
    unread: 'The file {name} cannot be read: {reason}. Without it, nothing in the layout can be found.',
    unlisted: 'The folder {name} cannot be read: {reason}. It is unknown which blobs it holds.',
    'not-folder': 'blobs is not a folder, so it cannot have blobs.',
    'other-index':
      'This file is {found}, but index.json must be an image index, which lists the manifests of the layout. Without it, ' +
      'nothing in the layout can be found. Move this document elsewhere, and write an index.',
    'other-file':
      'This file is {found}, but oci-layout must be the layout file: {"imageLayoutVersion": "1.0.0"}.',
  },
  repairs: ['layout-file'],
  *check({ layout, kind, kindInstead, rawValue }) {
    if (layout === undefined) return;
    if (kindInstead !== undefined)
      yield {
        message: kind === 'image-index' ? 'other-index' : 'other-file',
        at: { path: rawValue(['mediaType']) === undefined ? [] : ['mediaType'] },
        values: { found: kindNames[kindInstead].phrase },
      };
    if (layout.path !== layout.layout.root) return;
    const { contents } = layout.layout;
    const at = { path: [] };
    for (const [name, message] of files) {
      const content = contents.get(name);
      const type = content?.type;
      if (type === undefined) {
        // Of an archive that is cut off, that is the finding.
        if (!layout.layout.isCutShort)
          yield { message, at, ...(name === layoutFile && { repair: 'layout-file' as const }) };
      } else if (type === 'outside') yield linkReport(name, content?.link);
      else if (type !== 'file') yield { message: 'not-file', at, values: { name } };
      else if (content?.problem !== undefined)
        yield { message: 'unread', at, values: { name, reason: content.problem } };
    }
    const blobs = contents.get(blobsFolder);
    if (blobs === undefined) {
      if (!layout.layout.isCutShort) yield { message: 'blobs', severity: 'warning', at };
    } else if (blobs.type === 'outside') yield linkReport(blobsFolder, blobs.link);
    else if (blobs.type !== 'folder') yield { message: 'not-folder', at };
    for (const { type, path, problem } of contents.values())
      if (type === 'folder' && problem !== undefined)
        yield { message: 'unlisted', at, values: { name: path, reason: problem } };
  },
});

/** @param link where the link leads; undefined where that is unknown */
function linkReport(name: string, link: string | undefined) {
  const at = { path: [] };
  return link === undefined
    ? ({ message: 'link', severity: 'information', at, values: { name } } as const)
    : ({ message: 'outside', at, values: { name } } as const);
}

const files = [
  [layoutFile, 'file'],
  [indexFile, 'index'],
] as const;
