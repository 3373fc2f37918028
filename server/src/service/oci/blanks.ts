import { isLeftOut } from '#schemas/values/digestRepair';
import type { DescriptorView } from '#service/document/views';

/** Tells whether the digest of a descriptor, and with it the size, is still to be filled in, as in a template. */
export function isBlank({ hasOrdinaryDigest, value: { digest } }: DescriptorView): boolean {
  return !hasOrdinaryDigest && digest !== undefined && (digest === '' || isLeftOut(digest));
}

/** A descriptor as it is once its author has filled it in: with an ordinary digest, and a size that is not known. */
export function filledIn(view: DescriptorView): DescriptorView {
  const { path, role, value } = view;
  const { size, ...rest } = value;
  return {
    path,
    role,
    value: { ...rest, digest: anyDigest, ...(size !== undefined && size !== 0 && { size }) },
    hasOrdinaryDigest: true,
  };
}

/** A digest of no known content. */
const anyDigest = `sha256:${'5'.repeat(64)}`;
