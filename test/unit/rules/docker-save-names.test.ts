import type { Members } from '#helpers/documents';
import { LayoutDraft } from '#helpers/layoutDraft';
import { testLayoutRule } from '#helpers/layoutRuleTester';
import type { LayoutFiles } from '#helpers/layouts';

const [refName, imageName] = ['org.opencontainers.image.ref.name', 'io.containerd.image.name'];

/** A layout with an image, its names in the index, and its names in what `docker save` writes. */
function named(tags: readonly string[] | null, ...entries: readonly (Members | undefined)[]): LayoutFiles {
  const draft = new LayoutDraft();
  const config = draft.blob('application/vnd.oci.image.config.v1+json', {
    architecture: 'amd64',
    os: 'linux',
  });
  const image = draft.image({ manifest: { config } });
  draft.index(entries.map((annotations) => ({ ...image, annotations })));
  const path = `blobs/${config.digest.replace(':', '/')}`;
  draft.files['manifest.json'] = JSON.stringify([{ Config: path, RepoTags: tags, Layers: [] }]);
  return draft.files;
}

const alpine = { [imageName]: 'docker.io/library/alpine:3.20', [refName]: '3.20' };
const other = { [imageName]: 'example.com/alpine:latest', [refName]: 'latest' };

testLayoutRule('docker-save-names', {
  valid: {
    'the name without the registry': named(['alpine:3.20'], alpine),
    'an entry for each name': named(['alpine:3.20', 'example.com/alpine:latest'], alpine, other),
    'a tag as the reference name': named(['alpine:3.20'], { [refName]: '3.20' }),
    'the whole name as the reference name': named(['alpine:3.20'], { [refName]: 'alpine:3.20' }),
    'an index without names': named(['alpine:3.20'], undefined),
    'no names at all': named(null, undefined),
  },
  invalid: {
    'another name': {
      files: named(['alpine:3.19'], alpine),
      findings: ['manifest.json [0].RepoTags[0] tag'],
      fixes: ['use-names'],
      severity: 'warning',
    },
    'one of two names': {
      files: named(['alpine:3.20', 'example.com/alpine:latest'], alpine),
      findings: ['manifest.json [0].RepoTags[1] tag'],
      fixes: ['use-names'],
    },
    'another reference name': {
      files: named(['alpine:3.19'], { [refName]: '3.20' }),
      findings: ['manifest.json [0].RepoTags[0] tag'],
    },
    'no name where the index has one': {
      files: named(null, alpine),
      findings: ['manifest.json [0].RepoTags untagged'],
      fixes: ['use-names'],
      severity: 'information',
    },
  },
});
