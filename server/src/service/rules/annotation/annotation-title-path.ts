import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { set } from '#service/edits/operations';
import { defineRule, fix } from '#service/lint/rule';
import { titleOf } from '#service/oci/annotationValues';

/** Tools that unpack artifacts write each layer to the file that its title names. */
export default defineRule({
  id: 'annotation-title-path',
  category: 'annotation',
  kinds: ['image-manifest', 'artifact-manifest'],
  onlyWith: 'titles',
  severity: 'warning',
  summary: 'The title of a layer leads out of the directory that an artifact is unpacked to.',
  source: 'https://oras.land/docs/how_to_guides/pushing_and_pulling/',
  claims: ['oras/title-outside', 'podman/title-separator'],
  messages: {
    absolute: 'The title is used as a file name, but "{title}" is an absolute path. {oras/title-outside}',
    outside:
      'The title is used as a file name, but "{title}" leads out of the directory. {oras/title-outside}',
  },
  fixes: { replace: 'Replace "{title}" with "{inside}"' },
  *check({ descriptors }) {
    let taken: ReadonlySet<string | undefined> | undefined;
    for (const descriptor of descriptors) {
      const { role } = descriptor;
      if (role !== 'layer' && role !== 'blob') continue;
      const title = titleOf(descriptor);
      if (title === undefined) continue;
      const parts = title.split(/[\\/]/);
      const isAbsolute = /^(?:[\\/]|[A-Za-z]:[\\/])/.test(title);
      if (!isAbsolute && !parts.includes('..')) continue;
      const path = [...descriptor.path, 'annotations', wellKnownAnnotations.title];
      const inside = parts.filter(isName).join('/');
      taken ??= new Set(descriptors.map(titleOf));
      const isUsable = inside !== '' && !taken.has(inside);
      yield {
        message: isAbsolute ? 'absolute' : 'outside',
        at: { path },
        values: { title },
        fixes: isUsable ? [fix('replace', set(path, inside), { values: { inside } })] : [],
      };
    }
  },
});

/** Tells whether a part of a path names a file or directory, which dots and drive letters do not. */
function isName(part: string): boolean {
  return part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part);
}
