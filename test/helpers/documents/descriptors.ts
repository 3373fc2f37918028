import { image, layer, print, raw, type Members } from '#helpers/documents';

/** The digits of the SHA-256 digest of the text `2`. */
export const hex = 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';

/** The digest of content without any bytes. */
export const digestOfNothing = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** The digest of the empty JSON object `{}`. */
export const digestOfEmptyObject = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

/** A document that is one descriptor, of one byte with the digest `$1`. */
export function descriptor(overrides: Members = {}): string {
  return print({ mediaType: 'application/vnd.example.data', digest: '$1', size: 1, ...overrides });
}

/** A descriptor with a digest. */
export function withDigest(digest: unknown, mediaType?: string): string {
  return descriptor({ digest, size: 2, ...(mediaType !== undefined && { mediaType }) });
}

/** A descriptor with a digest that is marked. */
export function withMarkedDigest(digest: string): string {
  return withDigest(raw(`«${JSON.stringify(digest)}»`));
}

/** An image manifest whose only layer has the given members beside those that it must have. */
export function imageWithLayer(members: Members): string {
  return image({ layers: [layer(members)] });
}
