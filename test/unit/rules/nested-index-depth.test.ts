import type { Members } from '#helpers/documents';
import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';

const indexType = 'application/vnd.oci.image.index.v1+json';

/** Adds an index that lists other documents. */
function listIn(draft: LayoutDraft, ...manifests: readonly Members[]): DraftDescriptor {
  return draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests });
}

const two = new LayoutDraft();
two.index([listIn(two, two.image())]);

const three = new LayoutDraft();
const middle = listIn(three, listIn(three, three.image()), listIn(three));
three.index([middle]);

const sparse = new LayoutDraft();
const outer = listIn(sparse, { ...listIn(three), digest: middle.digest });
sparse.index([outer]);

testLayoutRule('nested-index-depth', {
  valid: { 'an index in the index of the layout': two.files },
  invalid: {
    'an index in an index, once': {
      files: three.files,
      findings: [`${pathOf(middle.digest)} manifests[0].mediaType deep`],
      severity: 'information',
    },
    'an index that the layout does not have': {
      files: sparse.files,
      findings: [`${pathOf(outer.digest)} manifests[0].mediaType deep`],
    },
  },
});
