import { encodeBase64 } from '#schemas/values/base64';

/** Content that occurs so often that its digest is well known. */
export interface WellKnownContent {
  readonly digest: string;
  /** Length in bytes. */
  readonly size: number;
  readonly title: string;
  /** What its bytes are; absent where there are none. */
  readonly form?: 'json' | 'tar' | 'gzip';
  /** The content in base64, where it is short enough to embed. */
  readonly data?: string;
}

/** The descriptor of the empty JSON object (manifest.md, "Guidance for an Empty Descriptor"). */
export const emptyDescriptor = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
  size: 2,
  data: 'e30=',
} as const;

/** Contents with known digests. */
export const wellKnownContents: readonly WellKnownContent[] = [
  {
    digest: emptyDescriptor.digest,
    size: 2,
    title: 'the empty JSON object `{}`',
    form: 'json',
    data: 'e30=',
  },
  {
    digest:
      'sha512:27c74670adb75075fad058d5ceaf7b20c4e7786c83bae8a32f626f9782af34c9a33c2046ef60fd2a7878d378e29fec851806bbd9a67878f3a9f1cda4830763fd',
    size: 2,
    title: 'the empty JSON object `{}`',
    form: 'json',
    data: 'e30=',
  },
  {
    digest: 'sha256:ca3d163bab055381827226140568f3bef7eaac187cebd76878e0b63e9e442356',
    size: 3,
    title: 'the empty JSON object `{}` with a line feed',
    form: 'json',
    data: 'e30K',
  },
  {
    digest: 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    size: 0,
    title: 'zero bytes',
    data: '',
  },
  {
    digest:
      'sha512:cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
    size: 0,
    title: 'zero bytes',
    data: '',
  },
  {
    digest: 'blake3:6e46dd10defc9b56c29a6ec56b508c21f54c08192194e4df25bf36f0c9c3c279',
    size: 2,
    title: 'the empty JSON object `{}`',
    form: 'json',
    data: 'e30=',
  },
  {
    digest: 'blake3:af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262',
    size: 0,
    title: 'zero bytes',
    data: '',
  },
  {
    digest: 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
    size: 1024,
    title: 'an empty tar archive',
    form: 'tar',
  },
  {
    digest: 'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4',
    size: 32,
    title: 'Docker’s empty layer, a gzipped empty tar archive',
    form: 'gzip',
  },
  {
    digest: 'sha256:4f4fb700ef54461cfa02571ae0db9a0dc1e0cdb5577484a6d75e68dc38e8acc1',
    size: 32,
    title: 'an empty layer, a gzipped empty tar archive',
    form: 'gzip',
  },
  {
    digest: 'sha256:74234e98afe7498fb5daf1f36ac2d78acc339464f950703b8c019892f982b90b',
    size: 4,
    title: 'the JSON value `null`',
    form: 'json',
    data: 'bnVsbA==',
  },
  {
    digest: 'sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945',
    size: 2,
    title: 'the empty JSON list `[]`',
    form: 'json',
    data: 'W10=',
  },
];

const byDigest: ReadonlyMap<string, WellKnownContent> = new Map(
  wellKnownContents.map((content) => [content.digest, content]),
);

/** Looks up what is known of a digest; undefined for all but a few. */
export function lookUpContent(digest: string): WellKnownContent | undefined {
  return byDigest.get(digest);
}

/** In UTF-16 code units. */
const longestJson = 4;
const jsonInBase64: ReadonlySet<string> = new Set(
  wellKnownContents.flatMap(({ form, data }) => (form === 'json' && data !== undefined ? [data] : [])),
);

/** Tells whether a text is JSON whose digest is well known. */
export function isWellKnownJson(text: string): boolean {
  return text.length <= longestJson && jsonInBase64.has(encodeBase64(new TextEncoder().encode(text)));
}
