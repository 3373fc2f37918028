import type { Catalogue } from '#schemas/catalogue/catalogue';
import { algorithmOf } from '#schemas/values/digest';
import { humanSize } from '#service/features/byteSize';
import { quote } from '#schemas/markdown';

const algorithms: Readonly<Record<string, string>> = {
  sha256: 'SHA-256, which every client supports',
  sha512: 'SHA-512, registered by the specification; many clients support only SHA-256',
  blake3: 'BLAKE3, registered by the specification after 1.1.1; few clients support it yet',
};

/**
 * What a digest is made with, and what it is the digest of where that is known.
 * @param isReported whether a finding says what is wrong with it
 */
export function explainDigest(digest: string, catalogue: Catalogue, isReported: boolean): string[] {
  const name = algorithmOf(digest);
  if (name === undefined && isReported) return [];
  if (name === undefined)
    return [`${quote(digest)} is not a digest. It must begin with an algorithm, as in \`sha256:…\`.`];
  const algorithm = algorithms[name];
  const lines = [
    algorithm === undefined ? `${quote(name)} is not a registered algorithm.` : `Algorithm: ${algorithm}.`,
  ];
  const content = catalogue.content(digest);
  if (content !== undefined)
    lines.push(`**Well-known content**: ${content.title} (${humanSize(content.size)}).`);
  return lines;
}
