import { isValidDigest } from '#schemas/values/digest';

/** A tag by which cosign finds what it has stored about a digest (sigstore/cosign, pkg/oci/remote/options.go). */
export interface CosignTag {
  readonly digest: string;
  readonly about: 'signature' | 'attestation' | 'SBOM';
}

const endings = { sig: 'signature', att: 'attestation', sbom: 'SBOM' } as const;

/** Reads a tag such as `sha256-….sig`, which may follow the name of a repository; undefined for other names. */
export function cosignTagIn(name: string | undefined): CosignTag | undefined {
  const [, algorithm, encoded, ending] =
    /(?:^|:)([a-z0-9]+)-([0-9a-f]+)\.(sig|att|sbom)$/.exec(name ?? '') ?? [];
  const digest = `${algorithm}:${encoded}`;
  return ending === undefined || !isValidDigest(digest)
    ? undefined
    : { digest, about: endings[ending as keyof typeof endings] };
}
