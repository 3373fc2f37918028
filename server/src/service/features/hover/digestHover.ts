import type { Catalogue } from '#schemas/catalogue/catalogue';
import { algorithmOf } from '#schemas/values/digest';
import { humanSize } from '#service/features/byteSize';
import { escapeMarkdown, quote } from '#schemas/markdown';
import { samePath } from '#schemas/jsonPath';
import type { Explain } from './hoverTarget';

/** The usual programs that compute a digest. */
const programs: Readonly<Record<string, string>> = {
  sha256: 'sha256sum',
  sha384: 'sha384sum',
  sha512: 'sha512sum',
  blake3: 'b3sum',
};

/** What a descriptor identifies by its digest, and how large that is; nothing for other places. */
export const explainIdentified: Explain = ({ path, model, catalogue }) => {
  const view = model.descriptors.find((descriptor) => samePath([...descriptor.path, 'digest'], path));
  // What an entry of an index is, is said as well, with its platform.
  if (view === undefined || view.role === 'manifest') return [];
  const { mediaType, size } = view.value;
  if (mediaType === undefined || mediaType === '') return [];
  const title = catalogue.mediaType(mediaType)?.title;
  const name = title === undefined ? quote(mediaType) : escapeMarkdown(title);
  return [`Digest of: **${name}**${size !== undefined && size >= 0 ? `, ${humanSize(size)}` : ''}`];
};

/** How a digest is compared with a file. */
export function howToVerify(digest: string): readonly string[] {
  const program = programs[algorithmOf(digest) ?? ''];
  return program === undefined ? [] : [`To compare it with a file on Linux, run \`${program} FILE\`.`];
}

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
