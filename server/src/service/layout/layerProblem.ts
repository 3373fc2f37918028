import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import type { DescriptorView } from '#service/document/views';
import { formOfBeginning } from './blobForm';
import type { LayoutContent, StreamProblem } from './layout';
import { isSound } from './referredBlobs';

/** What is wrong with a layer that was read to its end, or why it was not. */
export type LayerProblem = StreamProblem | 'cut-tar' | 'cut-plain-tar' | 'goes-on' | 'no-tar';

/** What reading a layer to its end has shown to be wrong; undefined where nobody has read it, and for other blobs. */
export function layerProblemOf(
  { role, value: { mediaType = '' } }: DescriptorView,
  blob: LayoutContent,
): LayerProblem | undefined {
  // A blob that was changed has another finding, which explains this one.
  if (role !== 'layer' || !isSound(blob) || blob.uncompressed === undefined) return undefined;
  const { uncompressed } = blob;
  if ('problem' in uncompressed) return uncompressed.problem;
  // What other types hold may never be unpacked.
  if (!isRootfsLayerType(mediaType)) return undefined;
  if (uncompressed.isCutTar === true) return formOfBeginning(blob) === 'tar' ? 'cut-plain-tar' : 'cut-tar';
  if (uncompressed.goesOn === true) return 'goes-on';
  return uncompressed.isNoTar === true ? 'no-tar' : undefined;
}
