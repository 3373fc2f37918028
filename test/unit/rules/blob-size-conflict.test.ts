import { emptyConfig, LayoutDraft, ociTar, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';
import { digestOf } from '#helpers/markedText';

/** A layout with two images that share a layer, which the layout does not have; and where the second manifest is. */
function sharing(first: number, second: number): { files: LayoutFiles; path: string } {
  const draft = new LayoutDraft();
  const imageWith = (size: number, author: string): DraftDescriptor =>
    draft.image({
      config: { author, rootfs: undefined },
      manifest: { layers: [{ mediaType: ociTar, digest: digestOf('shared'), size }] },
    });
  const images = [imageWith(first, 'a'), imageWith(second, 'b')];
  return { files: draft.index(images).files, path: pathOf(images[1]?.digest ?? '') };
}

const different = sharing(1024, 2048);

const present = new LayoutDraft();
const image = present.image();
const signature = present.artifact({ manifest: { subject: { ...image, size: 7 } } });
present.index([image, signature]);

const subject = new LayoutDraft();
const absent = { ...image, digest: digestOf('absent') };
const referrers = ['a', 'b'].map((name, index) =>
  subject.artifact({ manifest: { artifactType: `text/${name}`, subject: { ...absent, size: 700 + index } } }),
);
subject.index(referrers);

/** Two sizes within one document, and two of `{}`, are findings of other rules. */
const within = new LayoutDraft();
const twice = [1024, 2048].map((size) => ({ mediaType: ociTar, digest: digestOf('shared'), size }));
within.index([within.image({ config: { rootfs: undefined }, manifest: { layers: twice } })]);

const known = new LayoutDraft();
known.index(
  ['text/a', 'text/b'].map((mediaType, index) =>
    known.artifact({ manifest: { config: { ...emptyConfig, mediaType, size: 1 + index } } }),
  ),
);
delete known.files[pathOf(emptyConfig.digest)];

const sizeless = new LayoutDraft();
const nowhere = { mediaType: ociTar, digest: digestOf('shared') };
sizeless.index(
  [nowhere, { ...nowhere, size: 1024 }].map((part, index) =>
    sizeless.image({ config: { author: String(index), rootfs: undefined }, manifest: { layers: [part] } }),
  ),
);

testLayoutRule('blob-size-conflict', {
  valid: {
    'the same size in both': sharing(1024, 1024).files,
    'a size that is wrong by itself': sharing(-1, 1024).files,
    'a blob without a size in one of them': sizeless.files,
    'the size 0, which is wrong by itself': sharing(0, 1024).files,
    'two sizes in one document': within.files,
    'two sizes of `{}`': known.files,
    'a blob that is there, whose size is known': present.files,
  },
  invalid: {
    'two sizes of a layer, at the second': {
      files: different.files,
      findings: [`${different.path} layers[0].size conflict`],
      fixes: ['set-size'],
      severity: 'error',
    },
    'two sizes of a subject': {
      files: subject.files,
      findings: [`${pathOf(referrers[1]?.digest ?? '')} subject.size conflict`],
      fixes: ['set-size'],
    },
  },
});
