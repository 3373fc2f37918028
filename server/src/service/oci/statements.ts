import { isPlainArray, isPlainObject, memberAt } from '#schemas/plainData';
import { decodeBase64 } from '#schemas/values/base64';
import { isValidDigest } from '#schemas/values/digest';
import { jsonIn } from '#schemas/values/json';

// The forms in which signatures and attestations say what they are about. Each is told by its own members, because their
// media types differ between tools and versions.

/**
 * The digests that a statement in JSON is about. Undefined where bytes are not a statement of a known form, or do not
 * name a digest.
 */
export function digestsStatedIn(bytes: Uint8Array): ReadonlySet<string> | undefined {
  const value = jsonIn(bytes);
  const digests = [...simpleSigning(value), ...inToto(value), ...envelope(value), ...notary(value)].filter(
    isValidDigest,
  );
  return digests.length === 0 ? undefined : new Set(digests);
}

/** A payload of cosign’s simple signing (sigstore/cosign, SIGNATURE_SPEC.md). */
function simpleSigning(value: unknown): string[] {
  const image = memberAt(memberAt(value, 'critical'), 'image');
  return stringsIn([memberAt(image, 'docker-manifest-digest')]);
}

/** An in-toto statement (in-toto/attestation, spec/v1/statement.md), which has digests without their algorithm. */
function inToto(value: unknown): string[] {
  const type = memberAt(value, '_type');
  const subjects = memberAt(value, 'subject');
  if (typeof type !== 'string' || !type.startsWith('https://in-toto.io/Statement/')) return [];
  if (!isPlainArray(subjects)) return [];
  return subjects.flatMap((subject) => {
    const digest = memberAt(subject, 'digest');
    return isPlainObject(digest)
      ? Object.entries(digest).map(([algorithm, digits]) => `${algorithm}:${String(digits)}`)
      : [];
  });
}

/** A DSSE envelope with a statement, alone or in a bundle of Sigstore. */
function envelope(value: unknown): string[] {
  const dsse = memberAt(value, 'dsseEnvelope') ?? value;
  if (memberAt(dsse, 'payloadType') !== 'application/vnd.in-toto+json') return [];
  return inToto(payloadOf(dsse));
}

/** A JWS of the Notary Project (notaryproject/specifications, signature-specification.md). */
function notary(value: unknown): string[] {
  return stringsIn([memberAt(memberAt(payloadOf(value), 'targetArtifact'), 'digest')]);
}

/** The JSON that is in `payload` as base64, for URLs or not. */
function payloadOf(value: unknown): unknown {
  const payload = memberAt(value, 'payload');
  if (typeof payload !== 'string') return undefined;
  const standard = payload.replaceAll('-', '+').replaceAll('_', '/');
  const bytes = decodeBase64(standard.padEnd(Math.ceil(standard.length / 4) * 4, '='));
  return bytes === undefined ? undefined : jsonIn(bytes);
}

function stringsIn(values: readonly unknown[]): string[] {
  return values.filter((value) => typeof value === 'string');
}
