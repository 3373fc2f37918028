import { manifestKinds } from '#schemas/kinds';
import type { JsonPath } from '#schemas/jsonPath';
import { escapeMarkdown } from '#schemas/markdown';
import { isPlainObject } from '#schemas/plainData';
import { isMediaType } from '#schemas/values/mediaType';
import { valueAt } from '#service/document/shape';
import { humanSize } from '#service/features/byteSize';
import { platformName, shortMediaType, shorten } from '#service/features/displayNames';
import { ownTypeOf } from '#service/features/documentDescriptor';
import { summarize } from '#service/features/summary';
import { configOfImage, imageConfigOf } from '#service/layout/imageConfig';
import { digestOfPath, type Layout, type LayoutContent } from '#service/layout/layout';
import { isSound } from '#service/layout/referredBlobs';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { valueCandidate, type Candidate } from './candidate';
import type { CompletionTarget } from './completionTarget';

/** More choices help nobody, and describing them takes time. */
const mostChoices = 500;

/**
 * The blobs of the layout that a descriptor can name at this place, by their digests. A choice fills in media type and size
 * as well. First those of the type that the descriptor has already.
 */
export function blobChoices(target: CompletionTarget, path: JsonPath): Candidate[] {
  const { layout: place } = target;
  const descriptor = valueAt(target.value, path.slice(0, -1));
  if (place === undefined || path.at(-1) !== 'digest' || !isPlainObject(descriptor)) return [];
  const isWanted = filterFor(path);
  const choices = [...place.layout.contents.values()]
    .filter((content) => content.path !== place.path && isSound(content) && isWanted(content))
    .slice(0, mostChoices)
    .flatMap((content) => choiceFor(target, place.layout, content, descriptor));
  const { mediaType } = descriptor;
  const isOfType = ({ beside }: Candidate): boolean => beside?.['mediaType'] === undefined;
  if (typeof mediaType !== 'string') return choices;
  return [...choices.filter(isOfType), ...choices.filter((choice) => !isOfType(choice))];
}

/** Manifests are listed and are subjects; configs and layers are something else. */
function filterFor(path: JsonPath): (content: LayoutContent) => boolean {
  const isManifest = ({ document }: LayoutContent): boolean =>
    document?.model !== undefined && manifestKinds.has(document.model.kind);
  const holder = path.find((segment) => typeof segment === 'string');
  switch (holder) {
    case 'manifests':
    case 'subject':
      return isManifest;
    case 'config':
      return (content) => content.document !== undefined && !isManifest(content);
    case 'layers':
    case 'blobs':
      return (content) => !isManifest(content) && content.document?.model?.kind !== 'image-config';
    default:
      return () => true;
  }
}

function choiceFor(
  { catalogue }: CompletionTarget,
  layout: Layout,
  content: LayoutContent,
  descriptor: Readonly<Record<string, unknown>>,
): Candidate[] {
  const digest = digestOfPath(content.path);
  if (digest === undefined) return [];
  const { document, size } = content;
  const known = layout.referencesTo(content.path).map((reference) => reference.descriptor.value);
  const mediaType =
    known.map((value) => value.mediaType ?? '').find(isMediaType) ?? (document && ownTypeOf(document));
  const name = known
    .map(
      ({ annotations }) =>
        annotations?.[wellKnownAnnotations.title] ?? annotations?.[wellKnownAnnotations.refName],
    )
    .find((text) => text !== undefined);
  const config = configOfImage(layout, digest) ?? imageConfigOf(layout, digest);
  const platform = config && platformName(config);
  const type = mediaType === undefined ? undefined : shortMediaType(mediaType, catalogue);
  const summary = document && summarize(document, catalogue);
  const parts = [name && shorten(name, 40), platform, type, humanSize(size)];
  const title = parts.filter((part) => part !== undefined).join(' · ');
  const text = [
    `The blob \`${content.path}\` of this layout.`,
    ...(summary === undefined ? [] : [escapeMarkdown(summary)]),
  ];
  return [
    valueCandidate(digest, title, text.join('\n\n'), {
      beside: differing({ ...(mediaType !== undefined && { mediaType }), size }, descriptor),
    }),
  ];
}

/** The members that an object has not, or has with other values. */
export function differing(
  wanted: Readonly<Record<string, string | number>>,
  present: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(wanted).filter(([name, value]) => present[name] !== value));
}
