import { set } from '#service/edits/operations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { DescriptorView } from '#service/document/views';
import { fix, defineRule } from '#service/lint/rule';

/** Tools that unpack artifacts write each layer to the file that its title names. */
export default defineRule({
  id: 'annotation-title-path',
  category: 'annotation',
  kinds: ['image-manifest', 'artifact-manifest'],
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'The title of a layer leads out of the directory that an artifact is unpacked to.',
  source: 'https://oras.land/docs/how_to_guides/pushing_and_pulling/',
  messages: {
    absolute: 'oras and others use the title as a file name and refuse the absolute path "{title}".',
    outside:
      'oras and others use the title as a file name, and "{title}" leads out of the directory: they refuse it.',
  },
  fixes: { replace: 'Replace "{title}" by "{inside}"' },
  *check({ descriptors }) {
    let taken: ReadonlySet<string | undefined> | undefined;
    for (const descriptor of descriptors) {
      const { role, value } = descriptor;
      if (role !== 'layer' && role !== 'blob') continue;
      const title = value.annotations?.[wellKnownAnnotations.title];
      if (title === undefined) continue;
      const parts = title.split(/[\\/]/);
      const absolute = /^(?:[\\/]|[A-Za-z]:[\\/])/.test(title);
      if (!absolute && !parts.includes('..')) continue;
      const at = [...descriptor.path, 'annotations', wellKnownAnnotations.title];
      const inside = parts
        .filter((part) => part !== '' && part !== '.' && part !== '..' && !/^[A-Za-z]:$/.test(part))
        .join('/');
      taken ??= titlesOf(descriptors);
      const usable = inside !== '' && !taken.has(inside);
      yield {
        message: absolute ? 'absolute' : 'outside',
        at: { path: at },
        values: { title },
        fixes: usable ? [fix('replace', set(at, inside), { values: { inside } })] : [],
      };
    }
  },
});

function titlesOf(descriptors: readonly DescriptorView[]): ReadonlySet<string | undefined> {
  return new Set(descriptors.map(({ value }) => value.annotations?.[wellKnownAnnotations.title]));
}
