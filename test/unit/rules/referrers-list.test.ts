import type { Members } from '#helpers/documents';
import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const indexType = 'application/vnd.oci.image.index.v1+json';
const artifactType = 'application/vnd.example.signature';
const annotations = { 'com.example.key': 'value' };

/** A layout with an image, a signature of it, and the list of its referrers; and where the list is. */
function listOf(entries: (signature: DraftDescriptor, image: DraftDescriptor) => readonly Members[]): {
  files: LayoutFiles;
  path: string;
} {
  const draft = new LayoutDraft();
  const image = draft.image();
  const signature = draft.artifact({ manifest: { artifactType, annotations, subject: image } });
  const manifests = entries(signature, image);
  const list = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests });
  const name = image.digest.replace(':', '-');
  draft.index([image, { ...list, annotations: { 'org.opencontainers.image.ref.name': name } }]);
  return { files: draft.files, path: pathOf(list.digest) };
}

const sound = listOf((signature) => [{ ...signature, artifactType, annotations }]);
const unlisted = listOf(() => []);
const bare = listOf((signature) => [signature]);
const stale = listOf((signature, image) => [{ ...signature, artifactType, annotations }, image]);
const changed = listOf((signature) => [
  { ...signature, artifactType, annotations: { 'com.example.key': 'old', 'com.example.more': 'x' } },
]);

const absent = listOf((signature, image) => [
  { ...signature, artifactType, annotations },
  { ...signature, artifactType, digest: image.digest.replace(/.$/, '0'), size: 7 },
]);

/** A signature that has its type in the config only, and no annotations. */
const plain = new LayoutDraft();
const signed = plain.image();
const config = plain.blob(artifactType, '{ "key": 1 }');
const plainSignature = plain.artifact({ manifest: { artifactType: undefined, config, subject: signed } });
const plainLists = [[], [plainSignature]].map((manifests) =>
  plain.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests }),
);
plain.index([
  signed,
  ...plainLists.map((list) => ({
    ...list,
    annotations: { 'org.opencontainers.image.ref.name': signed.digest.replace(':', '-') },
  })),
]);

/** An index under another name lists what it likes. */
const named = new LayoutDraft();
const tagged = named.image();
const list = { schemaVersion: 2, mediaType: indexType, manifests: [tagged] };
named.index([
  named.artifact({ manifest: { artifactType, subject: tagged } }),
  named.blob(indexType, list),
  named.blob(indexType, list, { annotations: { 'org.opencontainers.image.ref.name': 'latest' } }),
]);

testLayoutRule('referrers-list', {
  valid: {
    'a list with the type and the annotations of its manifest': sound.files,
    'an entry whose manifest the layout does not have': absent.files,
    'an index with another name': named.files,
  },
  invalid: {
    'a referrer that is not in the list': {
      files: unlisted.files,
      findings: [`${unlisted.path} manifests unlisted`],
      fixes: ['list'],
      severity: 'warning',
    },
    'an entry without type and annotations': {
      files: bare.files,
      findings: [`${bare.path} manifests[0] artifact-type`, `${bare.path} manifests[0] annotations`],
      fixes: ['complete', 'complete'],
    },
    'a type that only the config has': {
      files: plain.files,
      findings: [
        `${pathOf(plainLists[0]?.digest ?? '')} manifests unlisted`,
        `${pathOf(plainLists[1]?.digest ?? '')} manifests[0] artifact-type`,
      ],
      fixes: ['list', 'complete'],
    },
    'an entry with another annotation': {
      files: changed.files,
      findings: [`${changed.path} manifests[0] annotations`],
      fixes: ['complete'],
      severity: 'information',
    },
    'an entry that does not have the subject': {
      files: stale.files,
      findings: [`${stale.path} manifests[1].digest other-subject`],
      fixes: ['remove'],
      severity: 'warning',
    },
  },
});
