import { counted, grouped } from '#schemas/prose';
import { decodeBase64 } from '#schemas/values/base64';
import type { DescriptorView } from '#service/document/views';
import type { EditOperation } from '#service/edits/operations';
import { descriptorRepairs } from '#service/layout/repairs/descriptorRepairs';
import { descriptorKinds } from '#service/lint/rule';
import { isEmptyType } from '#service/oci/content';
import { titledContent, useFile } from '#service/reports/titledContent';
import { describedByData } from './describedByData';
import { descriptorAtCursor, isAtRoot, type Refactoring, type RefactoringContext } from './refactoring';

/**
 * Makes all descriptors of a document those of their content, as far as that is at hand: of the blobs of the layout, whose
 * names are their digests, sizes and embedded data; of files beside the document and of embedded data, digests as well.
 */
export const recomputeDescriptors: Refactoring = {
  kinds: descriptorKinds,
  whole: false,
  *propose(context) {
    const { layout, document } = context;
    if (!isAtRoot(context, 'manifests', 'layers', 'config', 'blobs') && !descriptorAtCursor(context)) return;
    const isAsRead = layout?.layout.contents.get(layout.path)?.document?.text === document.text;
    const operations =
      layout === undefined
        ? context.model.descriptors.flatMap((descriptor) => recomputed(context, descriptor))
        : isAsRead
          ? (descriptorRepairs(layout.layout).get(layout.path) ?? [])
          : [];
    if (operations.length > 0) yield { title: titleFor(context), operations };
  },
};

/** Says of how many descriptors the content is not at hand. */
function titleFor(context: RefactoringContext): string {
  const { descriptors } = context.model;
  const known = descriptors.filter((descriptor) => isAtHand(context, descriptor)).length;
  return known < descriptors.length
    ? `Recompute the ${grouped(known)} of ${counted(descriptors.length, 'descriptor')} whose content is at hand`
    : 'Recompute all descriptors of this document';
}

function isAtHand({ layout, neighbors }: RefactoringContext, descriptor: DescriptorView): boolean {
  const { digest, data } = descriptor.value;
  if (isEmptyType(descriptor) || (data && decodeBase64(data) !== undefined)) return true;
  return layout === undefined
    ? titledContent(descriptor, neighbors) !== undefined
    : layout.layout.blob(digest) !== undefined;
}

function recomputed(
  { model, neighbors, policy: { catalogue } }: RefactoringContext,
  descriptor: DescriptorView,
): readonly EditOperation[] {
  const { digest, size } = descriptor.value;
  // What a descriptor of the empty type has is known by its type.
  const content = isEmptyType(descriptor) ? undefined : titledContent(descriptor, neighbors);
  if (content === undefined) return describedByData(model, descriptor);
  const isRight = content.digest === digest && content.file.size === size;
  return isRight ? [] : (useFile(descriptor, content, catalogue) ?? []);
}
