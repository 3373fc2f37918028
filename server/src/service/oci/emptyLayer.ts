import { emptyDescriptor } from '#schemas/catalogue/knownContent';
import { set, type EditOperation } from '#service/edits/operations';

const { mediaType, digest, size } = emptyDescriptor;

/** An image from scratch has a config of a few hundred bytes; beyond this it lists diff IDs and history. */
export const sizeWithLayers = 1024;

/** Puts the empty descriptor into an empty list of layers, as an artifact without files has it. */
export const addEmptyLayer: EditOperation = set(['layers', 0], { mediaType, digest, size });
