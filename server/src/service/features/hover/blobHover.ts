import type { Catalogue } from '#schemas/catalogue/catalogue';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { counted, listOf } from '#schemas/prose';
import { configOfImage } from '#service/layout/imageConfig';
import type { Layout, LayoutContent, LayoutPlace } from '#service/layout/layout';
import { soundModel } from '#service/layout/referredBlobs';
import { entriesOf, isAttestation, isUnknownPlatform } from '#service/oci/attestations';
import { blobInWords } from '#service/features/blobInWords';
import { humanSize } from '#service/features/byteSize';
import { platformName, shorten } from '#service/features/displayNames';
import { textOf } from '#service/features/embeddedContent';
import { validDigest } from '#service/features/layoutBlobs';
import { formOfBeginning } from '#service/layout/blobForm';
import { preview } from './preview';

/** What the layout has under a digest; nothing outside of a layout, and for what is not a digest. */
export function explainBlob(
  digest: string,
  place: LayoutPlace | undefined,
  catalogue: Catalogue,
): readonly string[] {
  if (place === undefined || validDigest(digest) === undefined) return [];
  const blob = place.layout.blob(digest);
  if (blob === undefined) return ['The layout does not have this blob.'];
  if (blob.type !== 'file') return ['In the layout, this is not a regular file.'];
  const summary = blobInWords(blob, catalogue);
  const isDocument = blob.document?.model !== undefined;
  const said = summary.split(' · ');
  const platforms = platformsOf(place.layout, digest);
  const areSaid = platforms.every((name) => said.includes(name));
  return [
    [
      `In the layout: **${escapeMarkdown(summary)}**.`,
      ...(areSaid ? [] : [platformsInWords(platforms)]),
      ...(isDocument ? [`The document has ${humanSize(blob.size)}.`] : []),
    ].join(' '),
  ];
}

/** The first lines of a blob that is text and no OCI document, as code; nothing for others. */
export function showBlob(
  digest: string,
  place: LayoutPlace | undefined,
  catalogue: Catalogue,
): readonly string[] {
  // What is well-known has its title.
  if (validDigest(digest) === undefined || catalogue.content(digest) !== undefined) return [];
  const text = place && textOfBlob(place.layout.blob(digest));
  return text === undefined ? [] : [preview(text, { lines: 3, width: 60 })];
}

/** JSON of no more bytes is laid out; of longer JSON, the first lines are shown as they are. */
const longestLaidOut = 64 * 1024;

function textOfBlob(blob: LayoutContent | undefined): string | undefined {
  if (blob === undefined || blob.type !== 'file' || blob.document?.model !== undefined) return undefined;
  const form = formOfBeginning(blob);
  if (form !== 'text' && form !== 'json') return undefined;
  const { bytes, head } = blob;
  const shown = bytes === undefined || bytes.length > longestLaidOut ? head : bytes;
  return shown && textOf(shown);
}

/** The platforms of an image, by its config, or of what an index lists, each once. */
function platformsOf(layout: Layout, digest: string): readonly string[] {
  const model = soundModel(layout.blob(digest));
  const ofConfig = (of: string | undefined): string | undefined =>
    platformName(configOfImage(layout, of) ?? {});
  const names = entriesOf(model?.descriptors ?? []).map((entry) =>
    isAttestation(entry) || isUnknownPlatform(entry)
      ? undefined
      : (platformName(entry.value.platform ?? {}) ?? ofConfig(entry.value.digest)),
  );
  const found = [ofConfig(digest), ...names].flatMap((name) => (name === undefined ? [] : [name]));
  return [...new Set(found)];
}

/** So many platforms are named. */
const mostNamed = 4;

function platformsInWords(platforms: readonly string[]): string {
  const [first] = platforms;
  if (platforms.length === 1 && first !== undefined) return `Platform: ${quote(shorten(first, 60))}.`;
  const named = platforms.slice(0, mostNamed).map((name) => quote(shorten(name, 40)));
  const rest = platforms.length - named.length;
  return `Platforms: ${listOf(rest > 0 ? [...named, counted(rest, 'other')] : named)}.`;
}
