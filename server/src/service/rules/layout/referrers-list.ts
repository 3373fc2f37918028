import { set, insert, remove } from '#service/edits/operations';
import { indexFile, type LayoutContent, type LayoutPlace } from '#service/layout/layout';
import { manifestEntry } from '#service/layout/manifestEntry';
import { soundModel } from '#service/layout/referredBlobs';
import {
  annotationsOf,
  artifactTypesOf,
  isReferrersTag,
  referrersByTag,
  referrersTagOf,
  subjectOf,
} from '#service/layout/referrers';
import { defineRule, fix, type Report } from '#service/lint/rule';
import { referenceNameOf } from '#service/oci/annotationValues';
import { entriesOf } from '#service/oci/attestations';
import type { DescriptorView } from '#service/document/views';
import type { Model } from '#service/document/parsedDocument';

type Found = Report<
  'other-subject' | 'artifact-type' | 'annotations' | 'unlisted',
  'remove' | 'complete' | 'list'
>;

/** Where a registry does not list referrers, an index under a tag does, and its author has to keep it true. */
export default defineRule({
  id: 'referrers-list',
  category: 'layout',
  kinds: ['image-index'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'A list of referrers does not agree with the subjects of the manifests in the layout.',
  source: 'https://github.com/opencontainers/distribution-spec/blob/main/spec.md#referrers-tag-schema',
  messages: {
    'other-subject':
      'This index is a list of referrers, because its reference name is {tag}. The manifest of this entry does not have ' +
      'that subject.',
    'artifact-type':
      'An entry of a list of referrers must have the artifactType of its manifest, "{type}". Clients that filter by ' +
      'type do not find the entry.',
    annotations:
      'An entry of a list of referrers must repeat the annotations of its manifest. {key} is missing, or has another ' +
      'value.',
    unlisted:
      'This index is a list of referrers, because its reference name is {tag}. It does not list {path}, which has that ' +
      'subject.',
  },
  fixes: {
    remove: 'Remove this entry',
    complete: 'Copy artifactType and annotations from the manifest',
    list: 'List it in this index',
  },
  *check({ descriptors, layout, model }) {
    const tag = layout === undefined ? undefined : referrersTagOfList(layout);
    if (layout === undefined || tag === undefined) return;
    const listed = new Set<string | undefined>();
    for (const entry of entriesOf(descriptors)) {
      const blob = layout.layout.blob(entry.value.digest);
      listed.add(blob?.path);
      const manifest = soundModel(blob);
      if (manifest !== undefined) yield* entryReports(entry, manifest, tag);
    }
    for (const content of referrersByTag(layout.layout).get(tag) ?? []) {
      if (listed.has(content.path)) continue;
      const entry = entryFor(content);
      if (entry === undefined) continue;
      yield {
        message: 'unlisted',
        at: { path: ['manifests'], part: 'key' },
        values: { tag, path: content.path },
        fixes: [fix('list', insert(['manifests', model.manifests?.length ?? 0], entry))],
      };
    }
  },
});

/** The reference name by which the index of the layout lists a document, where it is that of a list of referrers. */
function referrersTagOfList({ layout, path }: LayoutPlace): string | undefined {
  return layout
    .referencesTo(path)
    .filter(({ from }) => from === indexFile)
    .map(({ descriptor }) => referenceNameOf(descriptor))
    .find((name) => name !== undefined && isReferrersTag(name));
}

function* entryReports(entry: DescriptorView, manifest: Model, tag: string): Iterable<Found> {
  const { path, value } = entry;
  if (referrersTagOf(subjectOf(manifest) ?? '') !== tag) {
    yield {
      message: 'other-subject',
      at: { path: [...path, 'digest'] },
      values: { tag },
      fixes: [fix('remove', remove(path))],
    };
    return;
  }
  const { own, config } = artifactTypesOf(manifest);
  const type = own ?? config;
  const annotations = annotationsOf(manifest);
  const complete = fix('complete', [
    ...(type === undefined ? [] : [set([...path, 'artifactType'], type)]),
    ...(value.annotations === undefined
      ? [set([...path, 'annotations'], annotations)]
      : Object.entries(annotations).map(([key, text]) => set([...path, 'annotations', key], text))),
  ]);
  if (type !== undefined && !value.artifactType)
    yield { message: 'artifact-type', at: { path }, values: { type }, fixes: [complete] };
  const key = Object.keys(annotations).find((name) => value.annotations?.[name] !== annotations[name]);
  if (key !== undefined)
    yield {
      message: 'annotations',
      severity: 'information',
      at: { path },
      values: { key },
      fixes: [complete],
    };
}

/** The entry that a list of referrers must have for a manifest. */
function entryFor(content: LayoutContent) {
  const entry = manifestEntry(content);
  const model = content.document?.model;
  if (entry === undefined || model === undefined) return undefined;
  const { own, config } = artifactTypesOf(model);
  const artifactType = own ?? config;
  const annotations = annotationsOf(model);
  return {
    ...entry,
    ...(artifactType !== undefined && { artifactType }),
    ...(Object.keys(annotations).length > 0 && { annotations }),
  };
}
