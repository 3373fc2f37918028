import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { titleOf } from '#service/oci/annotationValues';

/** The first layer with a title, and the number of the last copy that a fix names. */
interface First {
  readonly digest: string;
  readonly position: number;
  copies: number;
}

/** Two files with the same name cannot be in one directory. */
export default defineRule({
  id: 'annotation-title-duplicate',
  category: 'annotation',
  kinds: ['image-manifest', 'artifact-manifest'],
  onlyWith: 'titles',
  severity: 'warning',
  summary: 'Two layers of an artifact have the same title, and therefore the same file name.',
  source: 'https://oras.land/docs/how_to_guides/pushing_and_pulling/',
  claims: ['oras/title-duplicate', 'podman/title-duplicate'],
  messages: {
    duplicate:
      '"{title}" is also the title of {first}, but titles are used as file names. {oras/title-duplicate}',
    first: '"{title}" is used here first.',
  },
  fixes: { rename: 'Replace "{title}" with "{other}"' },
  *check({ descriptors, classification }) {
    if (classification?.verdict === 'image') return;
    const titles = new Set(descriptors.map(titleOf));
    const firsts = new Map<string, First>();
    const files = descriptors.filter(({ role }) => role === 'layer' || role === 'blob');
    for (const [position, file] of files.entries()) {
      const title = titleOf(file);
      const { digest } = file.value;
      if (!title || digest === undefined) continue;
      const first = firsts.get(title);
      if (first === undefined) firsts.set(title, { digest, position, copies: 1 });
      if (first === undefined || first.digest === digest) continue;
      const other = nextTitle(title, first, titles);
      const path = [...file.path, 'annotations', wellKnownAnnotations.title];
      const list = file.role === 'layer' ? 'layers' : 'blobs';
      const values = { title, first: `${list}[${first.position}]` };
      const firstPath = [list, first.position, 'annotations', wellKnownAnnotations.title];
      yield {
        message: 'duplicate',
        at: { path },
        values,
        related: [{ path: firstPath, message: 'first', values }],
        fixes: [fix('rename', set(path, other), { values: { other } })],
      };
    }
  },
});

/** The next numbered title that no layer has. */
function nextTitle(title: string, first: First, taken: ReadonlySet<string | undefined>): string {
  let next = numbered(title, ++first.copies);
  while (taken.has(next)) next = numbered(title, ++first.copies);
  return next;
}

/** A title with a number before its extension: `notes-2.txt` for `notes.txt`. */
function numbered(title: string, number: number): string {
  const dot = title.lastIndexOf('.');
  const cut = dot > title.lastIndexOf('/') + 1 ? dot : title.length;
  return `${title.slice(0, cut)}-${number}${title.slice(cut)}`;
}
