import { blake3 } from '@noble/hashes/blake3.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** A digest taken apart (descriptor.md, "Digests"). */
export interface Digest {
  readonly algorithm: string;
  readonly encoded: string;
}

const digestGrammar = /^[a-z0-9]+(?:[+._-][a-z0-9]+)*:[a-zA-Z0-9=_-]+$/;

/** Takes a digest apart; undefined when it breaks the grammar `algorithm:encoded`. */
export function parseDigest(text: string): Digest | undefined {
  if (!digestGrammar.test(text)) return undefined;
  const colon = text.indexOf(':');
  return { algorithm: text.slice(0, colon), encoded: text.slice(colon + 1) };
}

/** What is before the first colon of a digest, whether the digest is sound or not; undefined without a colon. */
export function algorithmOf(text: string): string | undefined {
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : text.slice(0, colon);
}

const ordinaryLength = 'sha256:'.length + 64;

/**
 * Tells whether a string is a valid SHA-256 digest. An index may list ten thousands of descriptors, and nearly all of
 * their digests are of this form: this loop answers for them without an expression and without a new object, and
 * only the others are parsed.
 */
export function isOrdinaryDigest(text: string): boolean {
  if (text.length !== ordinaryLength || !text.startsWith('sha256:')) return false;
  for (let index = 'sha256:'.length; index < ordinaryLength; index++) {
    const code = text.charCodeAt(index);
    if (!((code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x66))) return false;
  }
  return true;
}

/** The algorithms that the specification registers, with the number of lowercase hexadecimal digits of each. */
const digitsByAlgorithm: Readonly<Record<string, number>> = { sha256: 64, sha512: 128, blake3: 64 };

/** The algorithms that the specification registers. */
export const registeredAlgorithms: readonly string[] = Object.keys(digitsByAlgorithm);

/** The number of digits that a registered algorithm requires; undefined for any other algorithm. */
export function digitsOf(algorithm: string): number | undefined {
  return Object.hasOwn(digitsByAlgorithm, algorithm) ? digitsByAlgorithm[algorithm] : undefined;
}

/** What is wrong with the encoded part of a registered algorithm's digest; undefined when nothing is. */
export function encodingProblem({
  algorithm,
  encoded,
}: Digest): 'case' | 'characters' | 'length' | undefined {
  const digits = digitsOf(algorithm);
  if (digits === undefined) return undefined;
  if (encoded.length !== digits) return 'length';
  if (/^[0-9a-f]+$/.test(encoded)) return undefined;
  return /^[0-9a-fA-F]+$/.test(encoded) ? 'case' : 'characters';
}

/** Tells whether a string has the grammar of a digest, and obeys its algorithm where that is a registered one. */
export function isValidDigest(text: string): boolean {
  const digest = parseDigest(text);
  return digest !== undefined && encodingProblem(digest) === undefined;
}

const hashes: Readonly<Record<string, () => { update(bytes: Uint8Array): unknown; digest(): Uint8Array }>> = {
  // Not the functions themselves: where they are loaded on demand, naming them here would load them.
  sha256: () => sha256.create(),
  sha512: () => sha512.create(),
  blake3: () => blake3.create(),
};

/** Computes a digest piece by piece. */
export interface Hasher {
  update(bytes: Uint8Array): void;
  /** The digest of all bytes; nothing can be added afterward. */
  digest(): string;
}

/** What computes a digest piece by piece; undefined for an algorithm that the specification does not register. */
export function hasherOf(algorithm: string): Hasher | undefined {
  const hash = Object.hasOwn(hashes, algorithm) ? hashes[algorithm]?.() : undefined;
  if (hash === undefined) return undefined;
  return {
    update: (bytes) => void hash.update(bytes),
    digest: () => `${algorithm}:${bytesToHex(hash.digest())}`,
  };
}

/** The digest of bytes; undefined for an algorithm that the specification does not register. */
export function digestOf(algorithm: string, bytes: Uint8Array): string | undefined {
  const hasher = hasherOf(algorithm);
  hasher?.update(bytes);
  return hasher?.digest();
}

/** The SHA-256 digest of bytes. */
export function sha256DigestOf(bytes: Uint8Array): string {
  return `sha256:${bytesToHex(sha256(bytes))}`;
}
