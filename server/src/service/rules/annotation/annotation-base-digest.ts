import { wellKnownAnnotations } from '../../../../../schemas/src/catalogue/annotations';
import { specification } from '../../../../../schemas/src/model/field';
import { defineRule, descriptorKinds } from '../rule';
import { isDigest } from './values';

/** Tools that rebase or rescan images fetch the base by this digest. */
export default defineRule({
  id: 'annotation-base-digest',
  subject: 'annotation',
  kinds: [...descriptorKinds, 'image-config'],
  onlyWith: 'annotations',
  severity: 'error',
  summary: 'The digest of the base image is no digest.',
  specification: specification('annotations.md', 'pre-defined-annotation-keys'),
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
      if (!text || isDigest(text)) continue;
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
                {
                  fix: 'replace',
                  values: { digest },
                  doubtful: digest !== text.trim().toLowerCase(),
                  operations: [{ op: 'set', path: at, value: digest }],
                },
              ],
      };
    }
  },
});

/** The digest behind the `@` of a reference, in lower case, with its algorithm. */
function digestMeantBy(text: string): string | undefined {
  const digest = text.slice(text.lastIndexOf('@') + 1).toLowerCase();
  if (isDigest(digest)) return digest;
  const bare = `sha256:${digest}`;
  return isDigest(bare) ? bare : undefined;
}
