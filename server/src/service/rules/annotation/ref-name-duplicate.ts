import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import type { DescriptorView } from '#service/document/views';
import { remove } from '#service/edits/operations';
import { repeated } from '#service/lint/repeated';
import { defineRule, fix, type Report } from '#service/lint/rule';
import { entriesOf } from '#service/oci/attestations';

type Found = Report<'duplicate' | 'image-name' | 'tag' | 'first', 'remove'>;

const { refName, imageName } = wellKnownAnnotations;

/** A layout may give one name to the images of several platforms; beyond that, nothing distinguishes them. */
export default defineRule({
  id: 'ref-name-duplicate',
  category: 'annotation',
  kinds: ['image-index'],
  onlyWith: 'reference-names',
  severity: 'warning',
  summary: 'Two entries of an index have the same reference name, and nothing else distinguishes them.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  claims: ['containers-image/ref-name-duplicate', 'umoci/ambiguous-tag', 'containerd/name-duplicate'],
  messages: {
    duplicate:
      '"{name}" is also the name of {first}. {containers-image/ref-name-duplicate} {umoci/ambiguous-tag}',
    'image-name': '"{name}" is also the name of {first}. {containerd/name-duplicate}',
    tag:
      '"{name}" is also the name of {first}. Only io.containerd.image.name distinguishes the two, and not all tools read ' +
      'it. {umoci/ambiguous-tag}',
    first: '"{name}" is used here first.',
  },
  fixes: { remove: 'Remove the name from this entry' },
  *check({ descriptors, repeatedRefNames }) {
    const entries = entriesOf(descriptors);
    const repeatedNames = {
      [refName]: repeatedRefNames(),
      [imageName]: repeated(entries.map(({ value }) => value.annotations?.[imageName])),
    };
    const told = new Set<DescriptorView>();
    for (const { key, message, ignored, severity } of clashes) {
      const found = duplicatesOf(entries, key, repeatedNames[key], ignored);
      for (const { entry, first } of found) {
        if (told.has(entry)) continue;
        told.add(entry);
        const path = [...entry.path, 'annotations', key];
        const values = {
          name: entry.value.annotations?.[key] ?? '',
          first: `manifests[${first.position}]`,
        };
        yield {
          message,
          at: { path },
          values,
          ...(severity && { severity }),
          related: [{ path: [...first.entry.path, 'annotations', key], message: 'first', values }],
          fixes: message === 'tag' ? [] : [fix('remove', remove(path))],
        } satisfies Found;
      }
    }
  },
});

/** The annotations that name an entry, each with those beside it that do not help whoever goes by this name. */
const clashes = [
  { key: refName, message: 'duplicate', ignored: [], severity: undefined },
  { key: imageName, message: 'image-name', ignored: [refName], severity: undefined },
  { key: refName, message: 'tag', ignored: [imageName], severity: 'information' },
] as const;

/** The entries that have the name of one before them, but another digest, and nothing else to choose by. */
function duplicatesOf(
  entries: readonly DescriptorView[],
  key: string,
  repeatedNames: ReadonlySet<string>,
  ignored: readonly string[],
) {
  if (repeatedNames.size === 0) return [];
  const firsts = new Map<string, { readonly entry: DescriptorView; readonly position: number }>();
  return entries.flatMap((entry, position) => {
    const name = entry.value.annotations?.[key];
    if (!name || !repeatedNames.has(name) || entry.value.digest === undefined) return [];
    const choice = `${name}\n${distinctionOf(entry, ignored)}`;
    const first = firsts.get(choice);
    if (first === undefined) firsts.set(choice, { entry, position });
    // A manifest that is listed twice is reported by another rule.
    return first === undefined || first.entry.value.digest === entry.value.digest ? [] : [{ entry, first }];
  });
}

/** Everything else that a tool may choose by: platform, types, and annotations such as cosign’s `kind`. */
function distinctionOf({ value }: DescriptorView, ignored: readonly string[]): string {
  const others = Object.entries(value.annotations ?? {}).filter(([key]) => !ignored.includes(key));
  return JSON.stringify([value.mediaType, value.artifactType, value.platform, others]);
}
