import { isImageConfigType, isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import { kindByDescriptorType, kindNames } from '#schemas/kinds';
import { specificationSection } from '#schemas/model/field';
import { familyOf } from '#schemas/values/mediaType';
import { lookAlike } from '#service/document/kindDetection';
import { hasPartOf } from '#service/document/partsOfKind';
import type { DescriptorView } from '#service/document/views';
import { set } from '#service/edits/operations';
import { formOfBlob } from '#service/layout/blobForm';
import { hiddenManifest } from '#service/layout/hiddenManifest';
import { indexFile, type LayoutContent } from '#service/layout/layout';
import { isSound, referredBlobs, type ReferredBlob } from '#service/layout/referredBlobs';
import type { RuleContext } from '#service/lint/context';
import { defineRule, descriptorKinds, fix, type Report } from '#service/lint/rule';
import { hasData, isEmptyType } from '#service/oci/content';
import { canBe, formNames, formOfType, type ContentForm } from '#service/oci/contentForm';
import { typeWithCompression } from '#service/oci/layerCompression';
import { mediaTypeOfKind, typeOfKind } from '#service/oci/ownMediaType';

type Found = Report<'hidden' | 'kind' | 'family' | 'form' | 'config' | 'other', 'set-type'>;

/** The blob is at hand: its own words, or else its first bytes, tell what it is. */
export default defineRule({
  id: 'blob-content',
  category: 'layout',
  kinds: descriptorKinds,
  onlyWith: 'layout',
  severity: 'error',
  summary: 'A blob in the layout is not what the media type of its descriptor says.',
  source: specificationSection('descriptor.md', 'properties'),
  messages: {
    kind: 'The descriptor is for {said}, but the blob is {found}. A client that reads the blob as its descriptor says fails.',
    hidden:
      'The blob is {found}, but the media type "{type}" does not say so. Clients that go by the media type refuse the ' +
      'entry, or do not find the blob.',
    family:
      'The descriptor is for {said}, but the blob is {found}. A client that compares the two types refuses the blob.',
    form: 'The content of the blob is {found}, but the media type "{type}" is for content that is {promised}.',
    config:
      'The blob is JSON, but not an image config. An image config must have architecture, os, and rootfs.',
    other:
      'The media type "{type}" is for content that is {promised}, but the blob does not begin like that.',
  },
  fixes: { 'set-type': 'Set mediaType to that of the content' },
  *check(context) {
    for (const referred of referredBlobs(context.descriptors, context.layout)) {
      const { descriptor, blob } = referred;
      const { mediaType, digest } = descriptor.value;
      // Content that was changed has another digest, which is the finding then.
      if (mediaType === undefined || blob === undefined || !isSound(blob) || isEmptyType(descriptor))
        continue;
      // Embedded and well-known content has a rule of its own.
      const isWellKnown = digest !== undefined && context.catalogue.content(digest) !== undefined;
      if (hasData(descriptor.value) || isWellKnown) continue;
      const found =
        hiddenReport(context, referred, mediaType) ??
        formReport(context, descriptor, mediaType, blob) ??
        kindReport(descriptor, mediaType, blob);
      if (found !== undefined) yield found;
    }
  },
});

/** Somebody finds a manifest in index.json by its type only; in other indexes, some clients go by the platform. */
function hiddenReport(
  { layout, catalogue }: RuleContext,
  referred: ReferredBlob,
  type: string,
): Found | undefined {
  const kind = hiddenManifest(referred, catalogue);
  if (kind === undefined) return undefined;
  const path = [...referred.descriptor.path, 'mediaType'];
  return {
    message: 'hidden',
    severity: layout?.path === indexFile ? 'error' : 'warning',
    at: { path },
    values: { type, found: kindNames[kind].phrase },
    fixes: [fix('set-type', set(path, typeOfKind[kind]))],
  };
}

function formReport(
  context: RuleContext,
  { path, role }: DescriptorView,
  type: string,
  blob: LayoutContent,
): Found | undefined {
  const promised = formOfType(type);
  const found = formOfBlob(blob);
  if (promised === undefined || blob.head === undefined || (found !== undefined && canBe(found, promised)))
    return undefined;
  const at = { path: [...path, 'mediaType'] };
  if (found === undefined) {
    // Nothing else is certain of a few bytes, or of types that others have defined.
    if (!isRootfsLayerType(type) || blob.size < fewestBytes) return undefined;
    return { message: 'other', severity: 'warning', at, values: { type, promised: formNames[promised] } };
  }
  const right = typeWithCompression(context, { ...at, role }, type, found);
  return {
    message: 'form',
    severity: isTolerated(type, found) ? 'warning' : 'error',
    at,
    values: { type, found: formNames[found], promised: formNames[promised] },
    fixes: right === undefined ? [] : [fix('set-type', set(at.path, right))],
  };
}

/** No archive is shorter than its first header. */
const fewestBytes = 512;

/** Types that neither the OCI nor Docker has defined mean what their owner says; text in place of a layer is a stand-in. */
function isTolerated(type: string, found: ContentForm): boolean {
  return familyOf(type) === undefined || found === 'text';
}

function kindReport({ path }: DescriptorView, type: string, { document }: LayoutContent): Found | undefined {
  const said = kindByDescriptorType.get(type);
  if (said === undefined || document === undefined) return undefined;
  const at = { path: [...path, 'mediaType'] };
  const kind = document.model?.kind;
  if (kind === undefined) {
    const mayBeConfig = !document.syntax.complete || hasPartOf(said, document.value);
    return isImageConfigType(type) && !mayBeConfig ? { message: 'config', at } : undefined;
  }
  if (said === kind) return undefined;
  const isTwin = lookAlike(said, kind);
  const right = mediaTypeOfKind(kind);
  return {
    message: isTwin ? 'family' : 'kind',
    severity: isTwin ? 'warning' : 'error',
    at,
    values: { said: kindNames[said].phrase, found: kindNames[kind].phrase },
    fixes: right === undefined ? [] : [fix('set-type', set(at.path, right))],
  };
}
