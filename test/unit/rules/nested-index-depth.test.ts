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

/** An index that is found as the subject of a manifest only is not a list within a list. */
const ofSubject = new LayoutDraft();
const inner = listIn(ofSubject, listIn(ofSubject, ofSubject.image()));
ofSubject.index([ofSubject.artifact({ manifest: { subject: inner } })]);

/** An index for one platform is the finding of another rule. */
const forPlatform = new LayoutDraft();
const platform = { os: 'linux', architecture: 'amd64' };
forPlatform.index([listIn(forPlatform, { ...listIn(forPlatform, forPlatform.image()), platform })]);

const withSubject = new LayoutDraft();
const list = listIn(withSubject, withSubject.image());
withSubject.index([withSubject.artifact({ manifest: { subject: list } }), list]);

testLayoutRule('nested-index-depth', {
  valid: {
    'an index in the index of the layout': two.files,
    'an index that only a subject leads to': ofSubject.files,
    'an index as the subject': withSubject.files,
    'an index for one platform': forPlatform.files,
  },
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
