import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { digestOf } from '#schemas/values/digest';
import type { Members } from '#helpers/documents';
import { LayoutDraft, pathOf, tarOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { problemsOf } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const [refName, imageName] = ['org.opencontainers.image.ref.name', 'io.containerd.image.name'];
const indexType = 'application/vnd.oci.image.index.v1+json';

/** A layout with what a function adds to it, under the tag v1. */
function layoutWith(...add: readonly ((draft: LayoutDraft) => Members)[]): LayoutDraft {
  const draft = new LayoutDraft();
  const entries = add.map((one) => one(draft));
  return draft.index(
    entries.map((entry, index) => (index === 0 ? named(entry, { [refName]: 'v1' }) : entry)),
  );
}

function named(entry: Members, annotations: Members): Members {
  return { ...entry, annotations };
}

const image = (draft: LayoutDraft): DraftDescriptor => draft.image();
const platforms = ['amd64', 'arm64'];

/** An index with an image for each of the two platforms. */
function twoPlatforms(draft: LayoutDraft): DraftDescriptor {
  const manifests = platforms.map((architecture) =>
    draft.image({ config: { architecture }, entry: { platform: { os: 'linux', architecture } } }),
  );
  return draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests });
}

/** A layout that has other files, or lacks some. */
function withFiles(
  { files }: LayoutDraft,
  changes: Readonly<Record<string, LayoutFiles[string] | undefined>>,
) {
  const kept = Object.entries({ ...files, ...changes });
  return Object.fromEntries(
    kept.filter((entry): entry is [string, LayoutFiles[string]] => entry[1] !== undefined),
  );
}

const sound = layoutWith(image);
const manifest = new LayoutDraft().image();
const path = pathOf(manifest.digest);
const layer = tarOf('a.txt', 'hello');
const layerPath = pathOf(digestOf('sha256', layer) ?? '');
const text = sound.text(path);
const index = sound.text('index.json');

/** The sound layout with another text in its index. */
const reindexed = (from: string | RegExp, to: string): LayoutFiles =>
  withFiles(sound, { 'index.json': index.replace(from, to) });

const absentPlatform = layoutWith(twoPlatforms);
const arm = new LayoutDraft().image({ config: { architecture: 'arm64' } });

const cases: Readonly<Record<string, { readonly files: LayoutFiles; readonly problems: readonly string[] }>> =
  {
    'an image with a tag': { files: sound.files, problems: [] },
    'other files beside the parts of a layout': {
      files: withFiles(sound, { README: 'hello', 'index.json.lock': '', ingest: { type: 'folder' } }),
      problems: [],
    },
    'an image without a name': { files: new LayoutDraft().index([manifest]).files, problems: [] },
    'a full name as the reference name': {
      files: reindexed('"v1"', '"example.com/app:v1"'),
      problems: [],
    },
    'a name for containerd only': { files: reindexed(refName, imageName), problems: [] },
    'an image with two tags': {
      files: layoutWith(image, (draft) => named(draft.image(), { [refName]: 'v2' })).files,
      problems: [],
    },
    'an index of two platforms': { files: layoutWith(twoPlatforms).files, problems: [] },
    'a platform that is absent': {
      files: withFiles(absentPlatform, { [pathOf(arm.digest)]: undefined }),
      problems: [],
    },
    'a layer that is absent': { files: withFiles(sound, { [layerPath]: undefined }), problems: [] },
    'an index in an index in the index': {
      files: layoutWith((draft) =>
        draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [twoPlatforms(draft)] }),
      ).files,
      problems: [],
    },
    'an untagged referrer beside the image': {
      files: layoutWith(image, (draft) => draft.artifact({ manifest: { subject: draft.image() } })).files,
      problems: [],
    },
    'a layout without an image': { files: new LayoutDraft().index([]).files, problems: [] },

    'no oci-layout': {
      files: withFiles(sound, { 'oci-layout': undefined }),
      problems: ['layout-incomplete index.json file'],
    },
    'an oci-layout without content': {
      files: withFiles(sound, { 'oci-layout': '' }),
      problems: ['json-not-object oci-layout empty'],
    },
    'the layout version 1.1.0': {
      files: withFiles(sound, { 'oci-layout': '{ "imageLayoutVersion": "1.1.0" }' }),
      problems: ['layout-version oci-layout imageLayoutVersion version'],
    },
    'a name that two images have': {
      files: layoutWith(image, (draft) =>
        named(draft.image({ config: { author: 'another' } }), { [refName]: 'v1' }),
      ).files,
      problems: [`ref-name-duplicate index.json manifests[1].annotations["${refName}"] duplicate`],
    },
    'a layer that was changed': {
      files: withFiles(sound, { [layerPath]: layer.with(600, 1) }),
      problems: [`blob-digest ${path} layers[0].digest changed`],
    },
    'a manifest that was edited': {
      files: withFiles(sound, { [path]: `${text}\n` }),
      problems: ['blob-digest index.json manifests[0].digest changed'],
    },
    'a size of zero in the index': {
      files: reindexed(/"size": \d+/, '"size": 0'),
      problems: ['blob-size index.json manifests[0].size size'],
    },
    'a wrong size in the index': {
      files: reindexed(/"size": \d+/, '"size": 1'),
      problems: ['blob-size index.json manifests[0].size size'],
    },
    'an index that is called a manifest': {
      files: layoutWith((draft) => ({
        ...twoPlatforms(draft),
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
      })).files,
      problems: ['blob-content index.json manifests[0].mediaType kind'],
    },
    'a manifest that is called an index': {
      files: layoutWith((draft) => ({ ...draft.image(), mediaType: indexType })).files,
      problems: ['blob-content index.json manifests[0].mediaType kind'],
    },
    'null in place of the entries': {
      files: new LayoutDraft().index(null).files,
      problems: ['null-value index.json manifests required'],
    },
    'the platform amd64 for an image for arm64': {
      files: layoutWith((draft) =>
        draft.image({
          config: { architecture: 'arm64' },
          entry: { platform: { os: 'linux', architecture: 'amd64' } },
        }),
      ).files,
      problems: ['platform-of-config index.json manifests[0].platform.architecture differs'],
    },
    'uppercase digits in the name of a blob': {
      files: withFiles(sound, {
        [path]: undefined,
        [path.replace(/\w+$/, (digits) => digits.toUpperCase())]: text,
      }),
      problems: ['blob-name oci-layout case'],
    },
  };

describe('a layout as tools make or meet it', () => {
  for (const [name, { files, problems }] of Object.entries(cases))
    it(`${name}: ${problems.length === 0 ? 'no problem' : 'one problem'}`, async () => {
      assert.deepEqual(await problemsOf(files), problems);
    });
});
