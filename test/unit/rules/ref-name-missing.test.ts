import type { Members } from '#helpers/documents';
import { LayoutDraft } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

/** A layout with an image for each map of annotations. */
function imagesWith(...each: readonly (Members | undefined)[]): LayoutFiles {
  const draft = new LayoutDraft();
  const image = (annotations: Members | undefined, index: number) =>
    draft.image({ entry: { annotations }, config: { author: String(index) } });
  return draft.index(each.map(image)).files;
}

testLayoutRule('ref-name-missing', {
  valid: {
    'one image': imagesWith(undefined),
    'a name of one of two': imagesWith({ 'org.opencontainers.image.ref.name': 'v1' }, undefined),
    'a name for containerd': imagesWith({ 'io.containerd.image.name': 'example.com/a:v1' }, undefined),
    'what cosign tells entries by': imagesWith(
      { kind: 'dev.cosignproject.cosign/image' },
      { kind: 'dev.cosignproject.cosign/sigs' },
    ),
  },
  invalid: {
    'several images without a name, once': {
      files: imagesWith(undefined, { 'com.example.key': 'value' }, undefined),
      findings: ['index.json manifests unnamed'],
      severity: 'hint',
    },
  },
});
