import { digitsOf, encodingProblem, parseDigest } from '#schemas/values/digest';
import { specificationSection } from '#schemas/model/field';
import { printable } from '#schemas/printable';
import type { LayoutContent } from '#service/layout/layout';
import { meansDigest } from '#service/layout/otherNames';
import { isTemporary } from '#service/layout/temporaryFiles';
import { defineRule, type Report } from '#service/lint/rule';

type Found = Report<
  | 'stray'
  | 'no-folder'
  | 'algorithm'
  | 'grammar'
  | 'length'
  | 'case'
  | 'characters'
  | 'separator'
  | 'not-file'
  | 'dangling'
>;

/** Every blob is at `blobs/<algorithm>/<encoded>`. Told at the file of the layout that stands for the whole. */
export default defineRule({
  id: 'blob-name',
  category: 'layout',
  kinds: ['image-layout', 'image-index'],
  onlyWith: 'layout',
  severity: 'error',
  summary: 'A file or folder in blobs does not have the name that a blob must have.',
  source: specificationSection('image-layout.md', 'blobs'),
  messages: {
    stray: '{path} is not in the folder of a digest algorithm. No descriptor can refer to it.',
    'no-folder': '{path} is not a folder, so there are no blobs in it. Replace it with the folder itself.',
    separator:
      '{path} has the digest algorithm and the digits in one name. A blob must be at blobs/{algorithm}/{digits}.',
    algorithm:
      '"{name}" is not a digest algorithm that the specification registers. Clients may not read the blobs in {path}.',
    grammar: 'The path {path} does not correspond to a digest. No descriptor can refer to it.',
    length:
      'In {path}, the file name must have {digits} hexadecimal digits, because the algorithm is {algorithm}.',
    case: 'In {path}, the file name must be lowercase, because the algorithm is {algorithm}.',
    characters:
      'In {path}, the file name must have hexadecimal digits only, because the algorithm is {algorithm}.',
    'not-file': '{path} is not a regular file, so it cannot be read as a blob.',
    dangling: '{path} is a link to {link}, where there is no file, so it cannot be read as a blob.',
  },
  repairs: ['rehash'],
  *check({ layout }) {
    if (layout === undefined || layout.path !== layout.layout.root) return;
    for (const content of layout.layout.contents.values()) {
      if (!content.path.startsWith('blobs/') || isTemporary(content.path)) continue;
      const found =
        content.path.indexOf('/', 'blobs/'.length) === -1 ? folderReport(content) : fileReport(content);
      // What a descriptor leads to is a finding there.
      const isUnread = found?.message === 'not-file' || found?.message === 'dangling';
      const isTold = isUnread && layout.layout.referencesTo(content.path).length > 0;
      if (found !== undefined && !isTold)
        yield {
          ...found,
          at: { path: [] },
          values: { path: content.path, ...found.values },
          ...(meansDigest(content.path, content.digest ?? '') && { repair: 'rehash' as const }),
        };
    }
  },
});

function folderReport({ path, type }: LayoutContent): Omit<Found, 'at'> | undefined {
  const name = path.slice('blobs/'.length);
  const [algorithm = '', digits = ''] = name.split(/[.:-]/, 2);
  if (digits.length >= 32 && digitsOf(algorithm) !== undefined)
    return { message: 'separator', values: { algorithm, digits } };
  if (type !== 'folder' && digitsOf(name) !== undefined) return { message: 'no-folder' };
  if (type !== 'folder') return { message: 'stray', severity: 'warning' };
  return digitsOf(name) === undefined
    ? { message: 'algorithm', severity: 'information', values: { name } }
    : undefined;
}

function fileReport({ path, type, link }: LayoutContent): Omit<Found, 'at'> | undefined {
  const [, algorithm = '', encoded = ''] = path.split('/', 3);
  const digest = parseDigest(`${algorithm}:${encoded}`);
  if (digest === undefined) return { message: 'grammar' };
  if (type === 'other' && link !== undefined)
    return { message: 'dangling', values: { link: printable(link) } };
  if (type === 'folder' || type === 'other') return { message: 'not-file' };
  const message = encodingProblem(digest);
  return message === undefined
    ? undefined
    : { message, values: { algorithm, digits: digitsOf(algorithm) ?? 0 } };
}
