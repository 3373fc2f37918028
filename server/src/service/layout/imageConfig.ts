import type { DocumentOf } from '#schemas/kinds';
import type { ValidPart } from '#service/document/shape';
import type { Layout, LayoutContent } from './layout';
import { isSound, soundModel } from './referredBlobs';

/** The valid part of an image config. */
export type ImageConfig = ValidPart<DocumentOf<'image-config'>>;

/**
 * The image config that a digest names in a layout; undefined where it is not there, is something else, or was changed
 * under its name, which is reported where it is named.
 */
export function imageConfigOf(layout: Layout, digest: string | undefined): ImageConfig | undefined {
  const blob = layout.blob(digest);
  return blob === undefined || !isSound(blob) ? undefined : imageConfigIn(blob);
}

/** The image config that a blob is, whatever its name says; undefined for others. */
export function imageConfigIn({ document }: LayoutContent): ImageConfig | undefined {
  const model = document?.model;
  return model?.kind === 'image-config' ? (model.value as ImageConfig | undefined) : undefined;
}

/** The config of the image whose manifest a digest names; undefined where either is not there, or is something else. */
export function configOfImage(layout: Layout, digest: string | undefined): ImageConfig | undefined {
  const config = soundModel(layout.blob(digest))?.descriptors.find(({ role }) => role === 'config');
  return imageConfigOf(layout, config?.value.digest);
}
