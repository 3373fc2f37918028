import type { Members } from '#helpers/documents';
import { emptyConfig, LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const type = 'application/vnd.example.sbom';
const other = 'application/vnd.example.signature';

/** A layout that lists one artifact: what its descriptor has, and what its manifest has. */
function artifact(entry: Members, manifest: Members): LayoutFiles {
  const draft = new LayoutDraft();
  return draft.index([draft.artifact({ entry, manifest })]).files;
}

const image = new LayoutDraft();
image.index([image.image({ entry: { artifactType: type } })]);

const nested = new LayoutDraft();
const indexType = 'application/vnd.oci.image.index.v1+json';
const list = { schemaVersion: 2, mediaType: indexType, manifests: [nested.image()] };
nested.index([nested.blob(indexType, list, { artifactType: type })]);

const referrer = new LayoutDraft();
const subject = referrer.artifact({ manifest: { artifactType: type } });
const signature = referrer.artifact({
  manifest: { artifactType: other, subject: { ...subject, artifactType: other } },
});
referrer.index([subject, signature]);

testLayoutRule('descriptor-artifact-type', {
  valid: {
    'the type of the manifest': artifact({ artifactType: type }, { artifactType: type }),
    'an entry without a type': artifact({}, { artifactType: type }),
    'the type of the config': artifact(
      { artifactType: other },
      { artifactType: type, config: { ...emptyConfig, mediaType: other } },
    ),
  },
  invalid: {
    'another type than that of the manifest': {
      files: artifact({ artifactType: other }, { artifactType: type }),
      findings: ['index.json manifests[0].artifactType differs'],
      fixes: ['use-own'],
      severity: 'warning',
    },
    'a type where only the config has one': {
      files: artifact(
        { artifactType: other },
        { artifactType: undefined, config: { ...emptyConfig, mediaType: type } },
      ),
      findings: ['index.json manifests[0].artifactType differs'],
      fixes: ['use-own'],
    },
    'a type for an image': {
      files: image.files,
      findings: ['index.json manifests[0].artifactType none'],
      fixes: ['remove'],
    },
    'a type for an artifact without one': {
      files: artifact({ artifactType: type }, { artifactType: undefined }),
      findings: ['index.json manifests[0].artifactType none'],
      fixes: ['remove'],
    },
    'a type for an index that has none': {
      files: nested.files,
      findings: ['index.json manifests[0].artifactType none'],
      fixes: ['remove'],
    },
    'another type of the subject': {
      files: referrer.files,
      findings: [`${pathOf(signature.digest)} subject.artifactType differs`],
      fixes: ['use-own'],
    },
  },
});
