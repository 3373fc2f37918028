import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import { familyOf } from '#schemas/values/mediaType';
import type { ContentForm } from './contentForm';
import type { DocumentContent } from './documentContent';
import { belongs, type TypePlace } from './mediaTypesOf';

const layerType =
  /^(?<tar>application\/vnd\.oci\.image\.layer\.v1\.tar|application\/vnd\.docker\.image\.rootfs\.diff\.tar)(?<ending>[+.][^+]+)$/;

/** The type of a tar archive and the ending behind it, which names a compression; undefined for other types. */
export function partsOfLayerType(
  type: string,
): { readonly tar: string; readonly ending: string } | undefined {
  const { tar, ending } = layerType.exec(type)?.groups ?? {};
  return tar === undefined || ending === undefined ? undefined : { tar, ending };
}

/**
 * The type of the same layer with the compression that its content has; undefined where there is no such type, or it does
 * not belong in a document.
 */
export function typeWithCompression(
  content: DocumentContent,
  place: TypePlace,
  type: string,
  found: ContentForm,
): string | undefined {
  if (!isRootfsLayerType(type) || (found !== 'tar' && found !== 'gzip' && found !== 'zstd')) return undefined;
  const base = type.replace(/[+.](?:gzip|zstd)$/, '');
  const separator = familyOf(type) === 'docker' ? '.' : '+';
  const replacement = found === 'tar' ? base : `${base}${separator}${found}`;
  if (content.kind === 'docker-manifest' && found === 'zstd') return undefined;
  const isKnown = content.catalogue.mediaType(replacement)?.status === 'current';
  return isKnown && belongs(content, place, replacement) ? replacement : undefined;
}
