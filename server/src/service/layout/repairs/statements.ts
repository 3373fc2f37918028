import { isPlainArray, memberAt } from '#schemas/plainData';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { digestOfPath, indexFile, type Layout } from '#service/layout/layout';
import { referenceNameOf } from '#service/oci/annotationValues';
import { isAttestation, referencedDigest } from '#service/oci/attestations';
import { cosignTagIn } from '#service/oci/cosignTag';
import type { OutdatedStatements } from './fileChanges';

type Statement = 'signature' | 'attestation';

/**
 * What of a layout signs or attests content by these digests. Its payload names the digest, and payloads are signed, so
 * nothing but signing anew makes it fit other content.
 */
export function statementsAbout(layout: Layout, digests: ReadonlySet<string>): OutdatedStatements {
  const found = new Map<string, Statement>();
  if (digests.size > 0)
    for (const { path, document } of layout.contents.values()) {
      if (document === undefined) continue;
      if (digests.has(digestOfPath(path) ?? '') && isSignedItself(document)) found.set(path, 'signature');
      for (const { descriptor, to } of layout.referencesFrom(path)) {
        if (descriptor.role === 'subject' && digests.has(descriptor.value.digest ?? '')) {
          const statement = statementIn(document);
          if (statement !== undefined) found.set(path, statement);
        } else if (isAttestation(descriptor)) {
          if (digests.has(referencedDigest(descriptor) ?? '')) found.set(to, 'attestation');
        } else if (path === indexFile) {
          const tag = cosignTagIn(referenceNameOf(descriptor));
          if (tag !== undefined && tag.about !== 'SBOM' && digests.has(tag.digest)) found.set(to, tag.about);
        }
      }
    }
  const all = [...found.values()];
  const signatures = all.filter((statement) => statement === 'signature').length;
  return { signatures, attestations: all.length - signatures };
}

/** Tells whether a document has a signature of its own content in it, as Docker manifests of schema 1 have. */
function isSignedItself({ model }: ParsedDocument): boolean {
  const signatures = model?.kind === 'docker-schema1' ? memberAt(model.value, 'signatures') : undefined;
  return isPlainArray(signatures) && signatures.length > 0;
}

/** What a manifest with a subject says about it, by the media types of its format, its config and its layers. */
function statementIn({ model }: ParsedDocument): Statement | undefined {
  const artifactType = memberAt(model?.value, 'artifactType');
  const types = [artifactType, ...(model?.descriptors ?? []).map(({ value }) => value.mediaType)];
  const isOf = (pattern: RegExp): boolean =>
    types.some((type) => typeof type === 'string' && pattern.test(type));
  if (isOf(signatureTypes)) return 'signature';
  return isOf(attestationTypes) ? 'attestation' : undefined;
}

/** The types of cosign, of sigstore’s bundle, and of notation (the catalog of media types describes each). */
const signatureTypes =
  /^application\/vnd\.(?:dev\.cosign\.(?:artifact\.sig\.|simplesigning\.)|dev\.sigstore\.bundle[.+]|cncf\.notary\.signature)/;

/** in-toto statements, and the envelopes that they are signed in. */
const attestationTypes = /^application\/vnd\.(?:in-toto[.+]|dsse\.envelope\.)/;
