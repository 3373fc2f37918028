import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { indexFile } from '#service/layout/layout';
import { defineRule } from '#service/lint/rule';
import { entriesOf } from '#service/oci/attestations';

/** Legal, and frequent among layouts for one tool only. */
export default defineRule({
  id: 'ref-name-missing',
  category: 'layout',
  kinds: ['image-index'],
  onlyWith: 'layout',
  severity: 'hint',
  summary: 'The index of a layout lists several manifests, and none of them has a name.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  claims: ['containers-image/ref-name-missing', 'containerd/name-missing'],
  messages: {
    unnamed:
      'None of the {count} entries has a name, such as org.opencontainers.image.ref.name. Tools that choose an entry by ' +
      'its name find none.',
  },
  *check({ descriptors, layout }) {
    if (layout?.path !== indexFile) return;
    const entries = entriesOf(descriptors);
    if (entries.length < 2) return;
    const isNamed = entries.some(({ value }) => names.some((key) => value.annotations?.[key] !== undefined));
    if (isNamed) return;
    yield {
      message: 'unnamed',
      at: { path: ['manifests'], part: 'key' },
      values: { count: entries.length },
    };
  },
});

/** What tools choose an entry by: everybody, containerd, and those that keep things of their own in a layout. */
const names = [
  wellKnownAnnotations.refName,
  wellKnownAnnotations.imageName,
  'kind',
  'software.ocm.layout.root',
];
