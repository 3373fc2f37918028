import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import { repeated } from '#service/lint/repeated';
import { defineRule, fix } from '#service/lint/rule';
import { referenceNameOf } from '#service/oci/annotationValues';
import { entriesOf } from '#service/oci/attestations';

/** A layout may give one name to the images of several platforms; beyond that, nothing distinguishes them. */
export default defineRule({
  id: 'ref-name-duplicate',
  category: 'annotation',
  kinds: ['image-index'],
  onlyWith: 'annotations',
  severity: 'warning',
  summary: 'Two entries of an index have the same reference name, and nothing else distinguishes them.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  claims: ['containers-image/ref-name-duplicate', 'umoci/ambiguous-tag'],
  messages: {
    duplicate:
      '"{name}" is also the name of {first}. {containers-image/ref-name-duplicate} {umoci/ambiguous-tag}',
    first: '"{name}" is used here first.',
  },
  fixes: { remove: 'Remove the name from this entry' },
  *check({ descriptors }) {
    const entries = entriesOf(descriptors);
    const names = repeated(entries.map(referenceNameOf));
    if (names.size === 0) return;
    const firsts = new Map<string, { readonly entry: DescriptorView; readonly position: number }>();
    for (const [position, entry] of entries.entries()) {
      const name = referenceNameOf(entry);
      if (!name || !names.has(name) || entry.value.digest === undefined) continue;
      const choice = `${name}\n${distinctionOf(entry)}`;
      const first = firsts.get(choice);
      if (first === undefined) firsts.set(choice, { entry, position });
      // A manifest that is listed twice is reported by another rule.
      if (first === undefined || first.entry.value.digest === entry.value.digest) continue;
      const path = pathOfName(entry);
      const values = { name, first: `manifests[${first.position}]` };
      yield {
        message: 'duplicate',
        at: { path },
        values,
        related: [{ path: pathOfName(first.entry), message: 'first', values }],
        fixes: [fix('remove', remove(path))],
      };
    }
  },
});

function pathOfName({ path }: DescriptorView) {
  return [...path, 'annotations', wellKnownAnnotations.refName];
}

/** Everything else that a tool may choose by: platform, types, and annotations such as cosign’s `kind`. */
function distinctionOf({ value }: DescriptorView): string {
  return JSON.stringify([value.mediaType, value.artifactType, value.platform, value.annotations]);
}
