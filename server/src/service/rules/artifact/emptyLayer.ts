import { emptyDescriptor } from '../../../../../schemas/src/catalogue/digests';
import type { EditOperation } from '../../edits/operations';

const { mediaType, digest, size } = emptyDescriptor;

/** Puts the empty descriptor into an empty list of layers, as an artifact without files has it. */
export const addEmptyLayer: EditOperation = {
  op: 'set',
  path: ['layers', 0],
  value: { mediaType, digest, size },
};
