import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';

const sound = new LayoutDraft();
const image = sound.image();
sound.index([image]);
const path = pathOf(image.digest);

testLayoutRule('blob-name-outdated', {
  valid: {
    'a sound image': sound.files,
    'a blob that is not a document': { ...sound.files, [path]: 'changed' },
  },
  invalid: {
    'a manifest that was edited': {
      files: { ...sound.files, [path]: '{ "schemaVersion": 2 }' },
      findings: [`${path} changed`],
      repair: 'rehash',
      severity: 'information',
    },
    'a manifest in whose place a registry has answered that it refuses': {
      files: { ...sound.files, [path]: '{"errors":[{"code":"UNAUTHORIZED"}]}' },
      findings: [`${path} replaced`],
      says: 'it is not what a descriptor says that it is',
    },
    'a manifest that was edited and is not valid JSON': {
      files: { ...sound.files, [path]: '{ "schemaVersion": 2, }' },
      findings: [`${path} damaged`],
    },
  },
});
