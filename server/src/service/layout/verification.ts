import { wellKnown } from '#schemas/catalogue/mediaTypes';
import { algorithmOf, digitsOf, isValidDigest } from '#schemas/values/digest';
import { stargzTableKey } from '#service/oci/chunkedLayers';
import type { DescriptorView } from '#service/document/views';
import { blobPathOf } from '#service/oci/blobPath';
import { formOfBeginning } from './blobForm';
import {
  digestOfPath,
  Layout,
  type ChartNames,
  type ChunkedLayer,
  type Compression,
  type LayoutContent,
  type StargzTable,
  type Uncompressed,
} from './layout';
import { algorithmsMeant, meansDigest, pathsMeant } from './otherNames';

/** A blob of which verification is to find out more. */
export interface VerificationStep {
  /** Below the folder of the layout, with slashes. */
  readonly path: string;
  readonly stamp: string;
  /** In bytes. */
  readonly size: number;
  /** By what the digest is computed; undefined where it is known. */
  readonly algorithm: string | undefined;
  /**
   * How the content is compressed, if it is to be looked into; `tar` for an archive that is not, and `unknown` for a layer
   * whose beginning nobody has read.
   */
  readonly compression: Compression | 'tar' | 'unknown' | undefined;
  /** What is looked for in a layer: the names in a Helm chart, or the table of contents of eStargz. */
  readonly inside?: 'chart' | 'stargz' | undefined;
}

/** What a verification has found out about a blob. */
export interface BlobFacts {
  /** The digest of all bytes, if it was asked for. */
  readonly digest?: string | undefined;
  readonly uncompressed?: Uncompressed | undefined;
  /** The first bytes, where they were not known. */
  readonly head?: Uint8Array | undefined;
  /** What the footer of a zstd:chunked layer says; null where there is no footer. */
  readonly chunked?: ChunkedLayer | null | undefined;
  /** What the chart says that the blob is; null where none was found. */
  readonly chart?: ChartNames | null | undefined;
  readonly stargz?: StargzTable | undefined;
  /** Why the blob could not be read to its end, in words that follow a colon. */
  readonly problem?: string | undefined;
}

/** The algorithms whose digests every host computes piece by piece. */
const algorithms: ReadonlySet<string> = new Set(['sha256', 'sha512']);

/** The blobs that must be read to their end so that everything about their content is known; those that have been are not. */
export function stepsOfVerification(layout: Layout): readonly VerificationStep[] {
  const steps: VerificationStep[] = [];
  for (const content of layout.contents.values()) {
    if (content.type !== 'file' || content.problem !== undefined) continue;
    const algorithm = content.digest === undefined ? algorithmFor(content.path) : undefined;
    const inside = insideOf(layout, content);
    const isAsked = content.uncompressed === undefined || inside !== undefined;
    const compression = isAsked ? compressionOf(layout, content) : undefined;
    const step = {
      path: content.path,
      stamp: content.stamp,
      size: content.size,
      algorithm: algorithm !== undefined && algorithms.has(algorithm) ? algorithm : undefined,
      compression,
      ...(compression !== undefined && { inside }),
    };
    if (step.algorithm !== undefined || compression !== undefined) steps.push(step);
  }
  return steps;
}

/** The algorithm of a name, or that of the digest that it means. */
function algorithmFor(path: string): string | undefined {
  const named = digestOfPath(path);
  if (named !== undefined && isValidDigest(named)) return algorithmOf(named);
  return algorithmsMeant(path).find((algorithm) => algorithms.has(algorithm)) ?? algorithmOf(named ?? '');
}

/** Tells whether a digest says something about a file: that of a name that means no registered digest does not. */
function isTelling(path: string, digest: string): boolean {
  return digitsOf(algorithmOf(digestOfPath(path) ?? '') ?? '') !== undefined || meansDigest(path, digest);
}

/** How a layer is compressed; undefined for one of other content, and for blobs that nothing calls a layer. */
function compressionOf(layout: Layout, content: LayoutContent): VerificationStep['compression'] {
  const form = content.head === undefined ? 'unknown' : formOfBeginning(content);
  if (form !== 'gzip' && form !== 'zstd' && form !== 'tar' && form !== 'unknown') return undefined;
  return layersAt(layout, content).length > 0 ? form : undefined;
}

/** What is to be looked for in a layer, and has not been, by the descriptors that name it. */
function insideOf(layout: Layout, content: LayoutContent): VerificationStep['inside'] {
  if (formOfBeginning(content) === 'tar') return undefined;
  const layers = layersAt(layout, content);
  if (layers.some(({ mediaType }) => mediaType === wellKnown.helmChart))
    return content.chart === undefined ? 'chart' : undefined;
  const isToBeStargz = layers.some(
    ({ annotations }) => annotations !== undefined && stargzTableKey in annotations,
  );
  return isToBeStargz && content.stargz === undefined && formOfBeginning(content) === 'gzip'
    ? 'stargz'
    : undefined;
}

/** The descriptors of layers that name a blob, or the blob that its name only means: a repair gives it that name. */
function layersAt(layout: Layout, { path, digest }: LayoutContent): readonly DescriptorView['value'][] {
  const meant = digest !== undefined && meansDigest(path, digest) ? [blobPathOf(digest)] : pathsMeant(path);
  return [...new Set([path, ...meant])]
    .flatMap((to) => layout.referencesTo(to))
    .filter(({ descriptor }) => descriptor.role === 'layer')
    .map(({ descriptor }) => descriptor.value);
}

/** A layout with what a verification has found out. What has changed since it was asked about stays as it was. */
export function withFacts(
  layout: Layout,
  steps: readonly VerificationStep[],
  facts: ReadonlyMap<string, BlobFacts>,
): Layout {
  const contents = new Map(layout.contents);
  for (const { path, stamp } of steps) {
    const content = contents.get(path);
    const found = facts.get(path);
    if (found === undefined || content?.stamp !== stamp) continue;
    contents.set(path, {
      ...content,
      digest: found.digest !== undefined && isTelling(path, found.digest) ? found.digest : content.digest,
      head: content.head ?? found.head,
      uncompressed: found.uncompressed ?? content.uncompressed,
      chunked: found.chunked === undefined ? content.chunked : found.chunked,
      chart: found.chart === undefined ? content.chart : found.chart,
      stargz: found.stargz ?? content.stargz,
      problem: found.problem ?? content.problem,
    });
  }
  return new Layout(layout.address, contents, layout.problems);
}

/** How much of a layout is verified: its blobs whose digests are known, and their size in bytes. */
export function verifiedIn(layout: Layout): { readonly blobs: number; readonly bytes: number } {
  let [blobs, bytes] = [0, 0];
  for (const { path, digest, size } of layout.contents.values()) {
    if (digest === undefined || digestOfPath(path) === undefined) continue;
    blobs++;
    bytes += size;
  }
  return { blobs, bytes };
}
