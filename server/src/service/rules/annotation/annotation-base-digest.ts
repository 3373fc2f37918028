import { set } from '#service/edits/operations';
import { isValidDigest } from '#schemas/values/digest';
import { wellKnownAnnotations } from '#schemas/catalogue/annotations';
import { specificationSection } from '#schemas/model/field';
import { fix, defineRule, descriptorKinds } from '#service/lint/rule';

/** Tools that rebase or rescan images fetch the base by this digest. */
export default defineRule({
  id: 'annotation-base-digest',
  category: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'error',
  summary: 'The digest of the base image is no digest.',
  source: specificationSection('annotations.md', 'pre-defined-annotation-keys'),
  messages: {
    form:
      '"{text}" is not the digest of an image: an algorithm, a colon and the encoded hash. Tools cannot find the ' +
      'base image by it.',
  },
  fixes: { replace: 'Replace "{text}" by "{digest}"' },
  automatic: ['replace'],
  *check({ annotations }) {
    for (const view of annotations) {
      const { value } = view;
      const text = value[wellKnownAnnotations.baseDigest];
      if (!text || isValidDigest(text)) continue;
      const at = [...view.path, wellKnownAnnotations.baseDigest];
      const digest = digestMeantBy(text.trim());
      yield {
        message: 'form',
        at: { path: at },
        values: { text },
        fixes:
          digest === undefined
            ? []
            : [
                fix('replace', set(at, digest), {
                  values: { digest },
                  doubtful: digest !== text.trim().toLowerCase(),
                }),
              ],
      };
    }
  },
});

/** The digest behind the `@` of a reference, in lower case, with its algorithm. */
function digestMeantBy(text: string): string | undefined {
  const digest = text.slice(text.lastIndexOf('@') + 1).toLowerCase();
  if (isValidDigest(digest)) return digest;
  const bare = `sha256:${digest}`;
  return isValidDigest(bare) ? bare : undefined;
}
