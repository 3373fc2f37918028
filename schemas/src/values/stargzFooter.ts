import { hasAt } from './bytes';

/** The footer of an eStargz layer has so many bytes. */
export const stargzFooterInBytes = 51;

/** The table of contents of an eStargz layer has this path in its tar archive. */
export const stargzTableName = 'stargz.index.json';

/** What follows the first bytes of a gzip member whose header has an extra field. */
const footers = [
  // As eStargz writes it, with the identifier of its field; the numbers are the lengths of the fields.
  { length: 51, extra: '\x1a\0SG\x16\0' },
  // As stargz, from which it comes, wrote it.
  { length: 47, extra: '\x16\0' },
] as const;

const externalFooter = '\x15\0SG\x11\0STARGZEXTERNALTOC';

/**
 * Reads the footer of an eStargz layer: an empty gzip member whose header has the offset of the table of contents.
 * Undefined for layers without one. The offset, in bytes, is undefined for a layer whose table is elsewhere.
 * @param tail the last bytes of the layer
 */
export function stargzFooterIn(tail: Uint8Array): { readonly offset: number | undefined } | undefined {
  for (const { length, extra } of footers) {
    const footer = tail.subarray(-length);
    const start = headerInBytes + extra.length;
    if (footer.length < length || !isExtended(footer) || !hasAt(footer, headerInBytes, extra)) continue;
    const text = String.fromCharCode(...footer.subarray(start, start + 22));
    const [, digits] = /^([0-9a-f]{16})STARGZ$/i.exec(text) ?? [];
    if (digits !== undefined) return { offset: Number(`0x${digits}`) };
  }
  const external = tail.subarray(-(headerInBytes + externalFooter.length + restInBytes));
  return isExtended(external) && hasAt(external, headerInBytes, externalFooter)
    ? { offset: undefined }
    : undefined;
}

const headerInBytes = 10;
/** An empty block, a checksum, and a size. */
const restInBytes = 13;

/** Whether a gzip member begins here that has an extra field. */
function isExtended(footer: Uint8Array): boolean {
  return hasAt(footer, 0, '\x1f\x8b\x08\x04');
}
