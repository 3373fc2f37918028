import { specificationSection } from '#schemas/model/field';
import { grouped } from '#schemas/prose';
import type { StoreProblem } from '#service/layout/contentStore';
import { defineRule } from '#service/lint/rule';
import type { Severity } from '#schemas/severity';

/** The specification does not say what an archive of a layout is like. Told at the file of the layout that stands for the whole. */
export default defineRule({
  id: 'archive-entries',
  category: 'layout',
  kinds: ['image-layout', 'image-index'],
  onlyWith: 'layout',
  severity: 'error',
  summary:
    'The archive of an image layout is incomplete or damaged, or has what does not belong in a layout.',
  source: specificationSection('image-layout.md', 'content'),
  claims: ['containerd/archive-folder', 'containers-image/archive-folder', 'oras/archive-links'],
  messages: {
    'below-folder':
      'The layout is in the folder {path} of the archive, not at its top. {containerd/archive-folder} ' +
      '{containers-image/archive-folder}',
    'leads-out':
      'The archive has {path}, which leads out of the archive. The entry was not read. Whoever unpacks it may overwrite ' +
      'other files.',
    'lead-out':
      'The archive has {count} entries that lead out of the archive. The first is {path}. They were not read. Whoever ' +
      'unpacks them may overwrite other files.',
    duplicate:
      'The archive has {path} more than once. The last one overwrites the others when the archive is unpacked.',
    duplicates:
      'The archive has {count} entries with the path of another entry. The first is {path}. The last entry with a path ' +
      'overwrites the others when the archive is unpacked.',
    link: 'In the archive, {path} is a link. {oras/archive-links}',
    links:
      'The archive has {count} links among the files of the layout. The first is {path}. {oras/archive-links}',
    special:
      'The archive has {path}, which is a device, a FIFO, or of an unknown type. A layout has no such entries.',
    specials:
      'The archive has {count} devices, FIFOs, or entries of an unknown type. The first is {path}. A layout has no such ' +
      'entries.',
    'cut-off': 'The archive is cut off at {path}. What follows is missing.',
    'no-end': 'The archive has no end marker. It may be cut off after {path}.',
    damaged: 'The archive is damaged after {path}. What follows was not read.',
    'too-many':
      'The archive has too many entries, or paths that are too long. What follows {path} was not read.',
    'too-large':
      'The content of the archive is too large, or too much larger than the compressed file. What follows {path} was not ' +
      'read. To check all of it, decompress the archive.',
    window:
      'What follows {path} was not read, because decompressing it needs a window of more than 128 MiB. By default, the ' +
      'program zstd refuses such an archive.',
    unfinished:
      'The compressed data of this archive is cut off after the last entry. All entries were read, but tools that ' +
      'decompress the archive to its end fail.',
    checksum:
      'The compressed data of this archive is damaged at its end, or does not match its checksum. All entries were read, ' +
      'but their content may be wrong.',
    trailing:
      'Other bytes follow the compressed data of this archive. Tools may ignore these bytes, or fail.',
  },
  *check({ layout }) {
    if (layout === undefined || layout.path !== layout.layout.root) return;
    for (const problem of layout.layout.problems) {
      const { kind, path, count } = problem;
      yield {
        message: messageOf(problem),
        severity: severities[kind] ?? 'error',
        at: { path: [] },
        values: { path, count: grouped(count) },
      };
    }
  },
});

const severities: Readonly<Partial<Record<StoreProblem['kind'], Severity>>> = {
  'below-folder': 'warning',
  duplicate: 'information',
  link: 'information',
  special: 'information',
  'no-end': 'information',
  trailing: 'warning',
};

function messageOf({ kind, count }: StoreProblem) {
  if (count === 1) return kind;
  if (kind === 'leads-out') return 'lead-out';
  if (kind === 'duplicate') return 'duplicates';
  if (kind === 'link') return 'links';
  return kind === 'special' ? 'specials' : kind;
}
