import { blake3 } from '@noble/hashes/blake3.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Catalogue } from '../../../../../schemas/src/catalogue/catalogue';
import { parseDigest } from '../../../../../schemas/src/catalogue/digests';
import { wellKnown } from '../../../../../schemas/src/catalogue/mediaTypes';
import type { DescriptorView } from '../../document/views';

const hashes: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = { sha256, sha512, blake3 };

/** The digest of bytes; undefined for an algorithm that the specification does not register. */
export function digestOf(algorithm: string, bytes: Uint8Array): string | undefined {
  const hash = Object.hasOwn(hashes, algorithm) ? hashes[algorithm] : undefined;
  return hash === undefined ? undefined : `${algorithm}:${bytesToHex(hash(bytes))}`;
}

/** Decodes base64 as RFC 4648, section 4, has it: padded, and without line breaks. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** Encodes bytes as base64. */
export function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** The length that a descriptor's content must have, where the document itself tells. */
export function knownSize(
  { digest, data }: DescriptorView['value'],
  catalogue: Catalogue,
): number | undefined {
  if (digest === undefined) return undefined;
  const known = catalogue.content(digest);
  if (known !== undefined) return known.size;
  const bytes = data === undefined || data === '' ? undefined : decodeBase64(data);
  if (bytes === undefined) return undefined;
  return digestOf(parseDigest(digest)?.algorithm ?? '', bytes) === digest ? bytes.length : undefined;
}

/** Descriptors of the empty type have a rule of their own, which judges digest, size and data together. */
export function isEmptyType({ value }: DescriptorView): boolean {
  return value.mediaType === wellKnown.ociEmpty;
}
