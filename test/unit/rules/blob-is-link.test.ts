import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import { linkedAs, type LayoutFiles } from '#helpers/layouts';

const draft = new LayoutDraft();
const image = draft.image();
const other = draft.image({ config: { architecture: 'arm64' } });
draft.index([image, other]);

/** The layout, with links in place of some blobs. */
function linked(...blobs: readonly DraftDescriptor[]): LayoutFiles {
  const links = blobs.map(({ digest }) => [pathOf(digest), linkedAs(bytesAt(pathOf(digest)), '../store')]);
  return { ...draft.files, ...(Object.fromEntries(links) as LayoutFiles) };
}

function bytesAt(path: string): Uint8Array {
  return new TextEncoder().encode(draft.text(path));
}

testLayoutRule('blob-is-link', {
  valid: {
    'blobs that are files': draft.files,
    'a link that leads out of the layout, which is another finding': {
      ...draft.files,
      [pathOf(image.digest)]: { type: 'outside', link: '/elsewhere' },
    },
    'a link to nothing, which is another finding': {
      ...draft.files,
      [pathOf(image.digest)]: { type: 'other', link: 'gone' },
    },
    'a link elsewhere in the layout': { ...draft.files, notes: linkedAs(new Uint8Array(1), 'oci-layout') },
  },
  invalid: {
    'a blob that is a link': { files: linked(image), findings: ['oci-layout link'], severity: 'information' },
    'several blobs, once': { files: linked(image, other), findings: ['oci-layout links'] },
  },
});
