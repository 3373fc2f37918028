import { set } from '#service/edits/operations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { fix, defineRule } from '#service/lint/rule';

/** Two files of one name cannot lie in one directory. */
export default defineRule({
  id: 'annotation-title-duplicate',
  category: 'annotation',
  kinds: ['image-manifest', 'artifact-manifest'],
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'Two layers of an artifact have the same title, and so the same file name.',
  source: 'https://oras.land/docs/how_to_guides/pushing_and_pulling/',
  messages: {
    duplicate:
      '"{title}" is the title of {first} as well. oras and podman use titles as file names and refuse two files of ' +
      'one name.',
    first: '"{title}" is given here first.',
  },
  fixes: { rename: 'Replace "{title}" by "{other}"' },
  *check({ descriptors, classification }) {
    if (classification?.verdict === 'image') return;
    const firsts = new Map<string, { readonly digest: string; readonly position: number; copies: number }>();
    let position = 0;
    const titles = new Set(descriptors.map(({ value }) => value.annotations?.[wellKnownAnnotations.title]));
    for (const descriptor of descriptors) {
      const { role, value } = descriptor;
      if (role !== 'layer' && role !== 'blob') continue;
      const here = position++;
      const title = value.annotations?.[wellKnownAnnotations.title];
      if (!title || value.digest === undefined) continue;
      const first = firsts.get(title);
      if (first === undefined) {
        firsts.set(title, { digest: value.digest, position: here, copies: 1 });
        continue;
      }
      if (first.digest === value.digest) continue;
      const at = [...descriptor.path, 'annotations', wellKnownAnnotations.title];
      const list = role === 'layer' ? 'layers' : 'blobs';
      const values = { title, first: `${list}[${first.position}]` };
      let other: string;
      do other = numbered(title, ++first.copies);
      while (titles.has(other));
      yield {
        message: 'duplicate',
        at: { path: at },
        values,
        related: [
          {
            path: [list, first.position, 'annotations', wellKnownAnnotations.title],
            message: 'first',
            values,
          },
        ],
        fixes: [fix('rename', set(at, other), { values: { other } })],
      };
    }
  },
});

/** `notes.txt` becomes `notes-2.txt`. */
function numbered(title: string, number: number): string {
  const dot = title.lastIndexOf('.');
  const cut = dot > title.lastIndexOf('/') + 1 ? dot : title.length;
  return `${title.slice(0, cut)}-${number}${title.slice(cut)}`;
}
