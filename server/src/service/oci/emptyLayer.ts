import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { set, type EditOperation } from '#service/edits/operations';

const { mediaType, digest, size } = emptyDescriptor;

/** The empty descriptor as the only layer, which is how an artifact without files is written. */
export const emptyLayers = [{ mediaType, digest, size }] as const;

/** Adds the empty descriptor to an empty list of layers. */
export const addEmptyLayer: EditOperation = set(['layers', 0], { mediaType, digest, size });

/**
 * From this size, an image config describes layers, because it lists their diff IDs and history. The config of an
 * image without layers has a few hundred bytes.
 */
export const sizeWithLayers = 1024;
