import { kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { isPlainObject } from '#schemas/plainData';
import { counted } from '#schemas/prose';
import { insert } from '#service/edits/operations';
import { indexFile, type Layout, type LayoutContent } from '#service/layout/layout';
import { unlistedManifest, unreferencedBlobs } from '#service/layout/unlistedManifests';
import { defineRule, fix, type Report } from '#service/lint/rule';

type Found = Report<'manifest' | 'referrer', 'list'>;

/** What the index does not lead to is found by nobody, and tools that tidy up delete it. */
export default defineRule({
  id: 'blob-unreferenced',
  category: 'layout',
  kinds: ['image-index'],
  onlyWith: 'layout',
  severity: 'warning',
  summary: 'The index of a layout does not lead to all of its blobs.',
  source: specificationSection('image-layout.md', 'indexjson-file'),
  messages: {
    manifest:
      'The index does not lead to {path}, which is {kind}. Tools that start at the index do not find it, and tools ' +
      'that remove unused blobs delete it.',
    referrer:
      'The index does not lead to {path}, whose subject is in this layout. Tools that copy the subject do not find it.',
    blobs: 'The index does not lead to {blobs} of this layout. The first is {path}.',
  },
  fixes: { list: 'List it in the index' },
  *check({ layout, model, kindInstead }) {
    if (layout?.path !== indexFile || kindInstead !== undefined || mayLeadFurther(layout.layout)) return;
    const at = { path: ['manifests'], part: 'key' } as const;
    const others: LayoutContent[] = [];
    for (const content of unreferencedBlobs(layout.layout)) {
      const found = manifestReport(layout.layout, content, model.manifests?.length ?? 0);
      if (found === undefined) others.push(content);
      else yield { ...found, at };
    }
    const [first] = others;
    if (first === undefined) return;
    yield {
      message: 'blobs',
      severity: 'hint',
      at,
      values: { blobs: counted(others.length, 'blob'), path: first.path },
    };
  },
});

/**
 * Tells whether it is unknown where documents lead, because there are some that could not be read. What nothing else leads to
 * may be theirs.
 */
function mayLeadFurther(layout: Layout): boolean {
  const { contents, isCutShort } = layout;
  const isUnread = (path: string): boolean => {
    const content = contents.get(path);
    return content !== undefined && !isPlainObject(content.document?.value);
  };
  return (
    isCutShort ||
    isUnread(indexFile) ||
    [...contents.keys()].some((path) =>
      layout
        .referencesFrom(path)
        .some(({ descriptor, to }) => descriptor.role === 'manifest' && isUnread(to)),
    )
  );
}

/** A manifest that no document leads to; undefined for other blobs, and for those that such a manifest leads to. */
function manifestReport(
  layout: Layout,
  content: LayoutContent,
  length: number,
): Omit<Found, 'at'> | undefined {
  const unlisted = unlistedManifest(layout, content);
  if (unlisted === undefined) return undefined;
  const { path } = content;
  const subject = layout.subjectOf(path);
  const isReferrer = subject !== undefined && layout.contents.has(subject);
  return {
    message: isReferrer ? 'referrer' : 'manifest',
    severity: isReferrer ? 'hint' : 'warning',
    values: { path, kind: kindNames[unlisted.kind].phrase },
    fixes: [fix('list', insert(['manifests', length], unlisted.entry))],
  };
}
