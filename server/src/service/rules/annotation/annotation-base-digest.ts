import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { algorithmOf, digitsOf, isValidDigest } from '#schemas/values/digest';
import { set } from '#service/edits/operations';
import { defineRule, descriptorKinds, fix } from '#service/lint/rule';
import { valuesOf } from '#service/oci/annotationValues';

/** Tools that rebase or rescan images fetch the base by this digest. */
export default defineRule({
  id: 'annotation-base-digest',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'base-image',
  severity: 'error',
  summary: 'The digest of the base image is not a valid digest.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    form:
      '"{text}" is not a valid digest, so tools cannot find the base image. A digest is an algorithm, a colon, and ' +
      'the encoded hash.',
  },
  fixes: { replace: 'Replace "{text}" with "{digest}"' },
  automatic: ['replace'],
  *check({ annotations }) {
    for (const { path, text } of valuesOf(annotations, wellKnownAnnotations.baseDigest)) {
      if (isValidDigest(text)) continue;
      const digest = intendedDigest(text.trim());
      const doubtful = digest?.toLowerCase() !== text.trim().toLowerCase();
      yield {
        message: 'form',
        at: { path },
        values: { text },
        fixes:
          digest === undefined ? [] : [fix('replace', set(path, digest), { values: { digest }, doubtful })],
      };
    }
  },
});

/**
 * The digest behind the `@` of a reference, with its algorithm. It is put in lowercase only where its algorithm is
 * registered, because other encodings may distinguish case.
 */
function intendedDigest(text: string): string | undefined {
  const digest = text.slice(text.lastIndexOf('@') + 1);
  if (isValidDigest(digest)) return digest;
  const lower = digest.toLowerCase();
  return [lower, `sha256:${lower}`].find((candidate) => isValidDigest(candidate) && isRegistered(candidate));
}

function isRegistered(digest: string): boolean {
  return digitsOf(algorithmOf(digest) ?? '') !== undefined;
}
