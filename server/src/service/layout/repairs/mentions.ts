import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import type { JsonPath } from '#schemas/jsonPath';
import { isPlainArray, memberAt } from '#schemas/plainData';
import { parseDigest } from '#schemas/values/digest';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { digestOfPath } from '#service/layout/layout';
import { algorithmsMeant } from '#service/layout/otherNames';
import { blobPath, blobPathOf } from '#service/oci/blobPath';

/** A string in a document, outside of descriptors, that names a blob by its digest. */
export interface Mention {
  readonly path: JsonPath;
  /** The path of the blob. */
  readonly to: string;
  /** The same string for another digest. */
  readonly write: (digest: string) => string;
}

/** The digest of the image that an entry is about, on which containerd relies to make no image of the entry. */
const containerdSubject = 'io.containerd.manifest.subject';

/**
 * Where a document names blobs outside of descriptors, as tools look them up: annotations of entries, the tag
 * `<algorithm>-<encoded>` under which clients find referrers (distribution-spec, "Referrers Tag Schema"), the layers in the
 * config of a wasm artifact, those of a Docker manifest of schema 1, and the paths in what `docker save` writes. What a signature or an attestation says in its
 * payload is not among them, because it would no longer be what was signed.
 */
export function mentionsIn({ model }: ParsedDocument): readonly Mention[] {
  if (model === undefined) return [];
  switch (model.kind) {
    case 'wasm-config':
      return layerDigests(model.value);
    case 'docker-schema1':
      return layersOfSchema1(model.value);
    case 'docker-save':
      return savedPaths(model.value);
    default:
      return model.annotations.flatMap(({ path, place, value }) =>
        place === 'manifest'
          ? Object.entries(value).flatMap(([key, text]) => {
              const mention = annotationMention(key, text ?? '');
              return mention === undefined ? [] : [{ ...mention, path: [...path, key] }];
            })
          : [],
      );
  }
}

function annotationMention(key: string, text: string): Omit<Mention, 'path'> | undefined {
  if (key === wellKnownAnnotations.referenceDigest || key === containerdSubject) return digestMention(text);
  if (key !== wellKnownAnnotations.refName) return undefined;
  const dash = text.indexOf('-');
  // A tag such as `v1-2` is shorter than any digest, and names no blob that a layout has.
  const mention = digestMention(`${text.slice(0, dash)}:${text.slice(dash + 1)}`);
  return mention && { ...mention, write: (digest) => digest.replace(':', '-') };
}

function digestMention(text: string): Omit<Mention, 'path'> | undefined {
  const digest = parseDigest(text);
  return digest && { to: blobPath(digest), write: (other) => other };
}

function layerDigests(config: unknown): readonly Mention[] {
  return stringsIn(memberAt(config, 'layerDigests'), ['layerDigests']).flatMap(({ path, text }) => {
    const mention = digestMention(text);
    return mention === undefined ? [] : [{ ...mention, path }];
  });
}

function layersOfSchema1(manifest: unknown): readonly Mention[] {
  const layers = memberAt(manifest, 'fsLayers');
  if (!isPlainArray(layers)) return [];
  return layers.flatMap((layer, index) => {
    const digest = memberAt(layer, 'blobSum');
    const mention = typeof digest === 'string' ? digestMention(digest) : undefined;
    return mention === undefined ? [] : [{ ...mention, path: ['fsLayers', index, 'blobSum'] }];
  });
}

function savedPaths(images: unknown): readonly Mention[] {
  if (!isPlainArray(images)) return [];
  return images
    .flatMap((image, index) => {
      const config = memberAt(image, 'Config');
      return [
        ...(typeof config === 'string' ? [{ path: [index, 'Config'], text: config }] : []),
        ...stringsIn(memberAt(image, 'Layers'), [index, 'Layers']),
      ];
    })
    .flatMap(({ path, text }) =>
      digestOfPath(text) === undefined && algorithmsMeant(text).length === 0
        ? []
        : [{ path, to: text, write: blobPathOf }],
    );
}

/** The strings in an array, with their paths. */
function stringsIn(
  values: unknown,
  path: JsonPath,
): readonly { readonly path: JsonPath; readonly text: string }[] {
  if (!isPlainArray(values)) return [];
  return values.flatMap((text, index) =>
    typeof text === 'string' ? [{ path: [...path, index], text }] : [],
  );
}
