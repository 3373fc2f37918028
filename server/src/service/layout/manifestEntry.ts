import { typedKinds, typeOfKind, type TypedKind } from '#service/oci/ownMediaType';
import { digestOfPath, type LayoutContent } from './layout';

/** The three members that every entry of an index has. */
export interface ManifestEntry {
  readonly [member: string]: string | number;
  readonly mediaType: string;
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
}

/** The kind of a blob that an index can list; undefined for others. */
export function typedKindOf({ document }: LayoutContent): TypedKind | undefined {
  return typedKinds.find((typed) => typed === document?.model?.kind);
}

/** The descriptor by which an index lists a manifest or another index; undefined for a blob that is neither. */
export function manifestEntry(content: LayoutContent): ManifestEntry | undefined {
  const kind = typedKindOf(content);
  const digest = digestOfPath(content.path);
  return kind === undefined || digest === undefined
    ? undefined
    : { mediaType: typeOfKind[kind], digest, size: content.size };
}
