import { remove } from '#service/edits/operations';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import type { DescriptorView } from '#service/document/views';
import { entriesOf } from '#service/oci/attestations';
import { repeated } from '#service/lint/repeated';
import { fix, defineRule } from '#service/lint/rule';

/** A layout may give one name to the images of several platforms; beyond that nobody can tell them apart. */
export default defineRule({
  id: 'ref-name-duplicate',
  category: 'annotation',
  kinds: ['image-index'],
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'Two entries of an index have the same reference name and nothing else that tells them apart.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    duplicate:
      '"{name}" is the name of {first} as well. Tools that look an image up by name take the first, or refuse both ' +
      'as ambiguous.',
    first: '"{name}" is given here first.',
  },
  fixes: { remove: 'Take the name away from this entry' },
  *check({ descriptors }) {
    const firsts = new Map<string, { readonly entry: DescriptorView; readonly position: number }>();
    const entries = entriesOf(descriptors);
    const names = repeated(entries.map(({ value }) => value.annotations?.[wellKnownAnnotations.refName]));
    if (names.size === 0) return;
    for (const [position, entry] of entries.entries()) {
      const name = entry.value.annotations?.[wellKnownAnnotations.refName];
      if (!name || !names.has(name) || entry.value.digest === undefined) continue;
      const choice = `${name}\n${distinctionOf(entry)}`;
      const first = firsts.get(choice);
      if (first === undefined) {
        firsts.set(choice, { entry, position });
        continue;
      }
      // The same manifest twice is another matter.
      if (first.entry.value.digest === entry.value.digest) continue;
      const path = [...entry.path, 'annotations', wellKnownAnnotations.refName];
      const values = { name, first: `manifests[${first.position}]` };
      yield {
        message: 'duplicate',
        at: { path },
        values,
        related: [
          {
            path: [...first.entry.path, 'annotations', wellKnownAnnotations.refName],
            message: 'first',
            values,
          },
        ],
        fixes: [fix('remove', remove(path))],
      };
    }
  },
});

/** Whatever else a tool may choose by: platform, type, and annotations such as cosign’s `kind`. */
function distinctionOf({ value }: DescriptorView): string {
  return JSON.stringify([value.mediaType, value.artifactType, value.platform, value.annotations]);
}
