import { typedKinds, typeOfKind } from '#service/oci/ownMediaType';
import { digestOfPath, type LayoutContent } from './layout';

/** The descriptor by which an index lists a manifest or another index; undefined for a blob that is neither. */
export function manifestEntry({ document, path, size }: LayoutContent) {
  const kind = typedKinds.find((typed) => typed === document?.model?.kind);
  const digest = digestOfPath(path);
  return kind === undefined || digest === undefined
    ? undefined
    : { mediaType: typeOfKind[kind], digest, size };
}
