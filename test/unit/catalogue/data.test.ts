import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parseSyntax } from '#service/document/syntaxTree';
import { wholeCatalogueData } from '#schemas/catalogue/data';
import type { DataFile } from '#schemas/catalogue/dataSchemas/catalogueData';
import { assertDataIsSound, problemsOfData } from '#schemas/catalogue/dataSchemas/checkData';
import { isRootfsLayerType } from '#schemas/catalogue/mediaTypes';
import type { JsonPath } from '#schemas/jsonPath';
import { filesIn, readProjectFile } from '#helpers/userText';
import { fitsForm } from '#service/oci/annotationValues';

const catalogueData = wholeCatalogueData();

describe('the data of the catalogue', () => {
  it('is sound', () => {
    assert.deepEqual(problemsOfData(catalogueData), []);
    assertDataIsSound(catalogueData);
  });

  it('has no member twice in an entry', () => {
    for (const file of filesIn('schemas/src/catalogue/data', '.json')) {
      const { duplicates } = parseSyntax(readProjectFile(file));
      assert.deepEqual(
        duplicates.map(({ key }) => key),
        [],
        file,
      );
    }
  });

  it('marks the layers that runtimes unpack, all of which containerd counts', () => {
    const layers = catalogueData.mediaTypes.filter(({ roles }) => roles.includes('layer'));
    for (const { type, rootfs } of layers) if (rootfs === true) assert(isRootfsLayerType(type), type);
    assert.deepEqual(
      layers.filter(({ type, rootfs }) => isRootfsLayerType(type) && rootfs !== true).map(({ type }) => type),
      [
        // Mounted.
        'application/vnd.erofs.layer.v1',
        'application/vnd.erofs.layer.v1+zstd',
        // Counted for their prefix, and neither unpacked nor mounted by containerd itself.
        'application/vnd.oci.image.layer.nydus.blob.v1',
        'application/vnd.oci.image.layer.nondistributable.tar+gzip',
        'application/vnd.oci.image.layer.tar+gzip',
        'application/vnd.oci.image.layer.squashfs',
      ],
    );
  });

  it('does not count layers by names that containerd does not know', () => {
    for (const type of [
      'application/vnd.erofs',
      'application/vnd.erofs+zstd',
      'application/vnd.erofs.chunk-index.v1',
    ])
      assert(!isRootfsLayerType(type), type);
  });

  it('has examples that fit the format of their annotation', () => {
    for (const entry of catalogueData.annotations) {
      if (entry.example !== undefined)
        assert(fitsForm(entry, entry.example), `${entry.key}: ${entry.example}`);
    }
  });
});

/** One wrong member: its file and place, the value that it gets (`undefined` removes it), and what is then said. */
type Mutation = readonly [file: DataFile, path: JsonPath, value: unknown, problems: readonly RegExp[]];

const ociTar = 'application/vnd.oci.image.layer.v1.tar';
const created = 'org.opencontainers.image.created';

const mutations: Readonly<Record<string, Mutation>> = {
  'a type in another case': [
    'mediaTypes',
    ['application/vnd.ms.bicep.provider.artifact', 'type'],
    'application/WASM',
    [/only in case$/],
  ],
  'a rank that another type has': [
    'mediaTypes',
    [ociTar, 'rank'],
    1,
    [/^mediaTypes\.json: .*: rank: Must be \d+/],
  ],
  'a rank that is no number of a place': ['mediaTypes', [ociTar, 'rank'], 0, [/rank: /]],
  'an invisible character in a title': [
    'mediaTypes',
    [ociTar, 'title'],
    'La\u200Byer',
    [/v1\.tar: title: Must not have invisible characters$/],
  ],
  'a letter of another script in a key': [
    'annotations',
    [created, 'key'],
    'org.opencontainers.image.cre\u0430ted',
    [/: key: Must be printable ASCII without spaces, and have \* at its end only$/],
  ],
  'an unknown role': [
    'mediaTypes',
    [ociTar, 'roles'],
    ['lyer'],
    [
      /^mediaTypes\.json: application\/vnd\.oci\.image\.layer\.v1\.tar: roles\[0\]: Invalid option: .*"layer"/,
    ],
  ],
  'no role': [
    'mediaTypes',
    ['application/wasm', 'roles'],
    [],
    [/: application\/wasm: roles: Must not be empty$/],
  ],
  'a role twice': [
    'mediaTypes',
    [ociTar, 'roles'],
    ['layer', 'layer'],
    [/v1\.tar: roles: Must not have the same value twice$/],
  ],
  'a misspelled member': [
    'mediaTypes',
    [ociTar, 'titel'],
    'Layer',
    [/^mediaTypes\.json: application\/vnd\.oci\.image\.layer\.v1\.tar: titel: There is no such member$/],
  ],
  'no title': [
    'annotations',
    [created, 'title'],
    undefined,
    [
      /^annotations\.json: org\.opencontainers\.image\.created: title: .*expected string, received undefined$/,
    ],
  ],
  'an empty title': [
    'annotations',
    [created, 'title'],
    '',
    [/^annotations\.json: org\.opencontainers\.image\.created: title: Must not be empty$/],
  ],
  'a long title': [
    'mediaTypes',
    [ociTar, 'title'],
    'x'.repeat(61),
    [/title: Must have at most 60 characters$/],
  ],
  'an unknown status': [
    'mediaTypes',
    [ociTar, 'status'],
    'obsolete',
    [/^mediaTypes\.json: application\/vnd\.oci\.image\.layer\.v1\.tar: status: Invalid option: /],
  ],
  'an owner of spaces': [
    'mediaTypes',
    [ociTar, 'owner'],
    ' ',
    [/v1\.tar: owner: Must not begin or end with white space$/],
  ],
  'no owner': [
    'profiles',
    ['helm-chart', 'owner'],
    '',
    [/^profiles\.json: helm-chart: owner: Must not be empty$/],
  ],
  'stray spaces around an owner': [
    'annotations',
    [created, 'owner'],
    'OCI ',
    [/created: owner: Must not begin or end with white space$/],
  ],
  'another spelling of an owner': [
    'annotations',
    [created, 'owner'],
    'Oci',
    [/^annotations\.json: org\.opencontainers\.image\.created: owner: Is "OCI" in another entry$/],
  ],
  'a space behind a sentence': [
    'mediaTypes',
    [ociTar, 'description'],
    'A layer. ',
    [
      /v1\.tar: description: Must not begin or end with white space$/,
      /v1\.tar: description: Must end with a full stop$/,
    ],
  ],
  'two spaces in a sentence': [
    'platforms',
    ['os', 'linux', 'description'],
    'Linux:  nearly all images.',
    [/^platforms\.json: linux: description: Must have single spaces as its only white space$/],
  ],
  'a replacement without an entry': [
    'mediaTypes',
    ['application/vnd.oci.image.layer.nondistributable.v1.tar', 'replacement'],
    'application/vnd.oci.image.layer.v1.tra',
    [
      /^mediaTypes\.json: application\/vnd\.oci\.image\.layer\.nondistributable\.v1\.tar: replacement: ".*\.tra" has no entry$/,
    ],
  ],
  'a replacement that is deprecated': [
    'mediaTypes',
    ['application/vnd.oci.image.layer.nondistributable.v1.tar', 'replacement'],
    'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip',
    [/nondistributable\.v1\.tar: replacement: The status of ".*" is deprecated$/],
  ],
  'a key without an entry as replacement': [
    'annotations',
    ['org.label-schema.url', 'replacement'],
    'org.opencontainers.image.urls',
    [
      /^annotations\.json: org\.label-schema\.url: replacement: "org\.opencontainers\.image\.urls" has no entry$/,
    ],
  ],
  'a twin without an entry': [
    'mediaTypes',
    [ociTar, 'dockerTwin'],
    'application/vnd.docker.image.rootfs.diff.tra',
    [
      /^mediaTypes\.json: application\/vnd\.docker\.image\.rootfs\.diff\.tar: ociTwin: ".*v1\.tar" does not name this type as its dockerTwin$/,
      /^mediaTypes\.json: application\/vnd\.oci\.image\.layer\.v1\.tar: dockerTwin: ".*\.tra" has no entry$/,
    ],
  ],
  'a twin of one side only': [
    'mediaTypes',
    ['application/wasm', 'ociTwin'],
    ociTar,
    [/^mediaTypes\.json: application\/wasm: ociTwin: ".*v1\.tar" does not name this type as its dockerTwin$/],
  ],
  'a type that occurs twice': [
    'mediaTypes',
    ['application/vnd.docker.distribution.manifest.v1+prettyjws', 'type'],
    'application/vnd.docker.distribution.manifest.v1+json',
    [/^mediaTypes\.json: application\/vnd\.docker\.distribution\.manifest\.v1\+json: type: Occurs twice$/],
  ],
  'a key that occurs twice': [
    'annotations',
    ['org.label-schema.vcs-url', 'key'],
    'org.label-schema.url',
    [/^annotations\.json: org\.label-schema\.url: key: Occurs twice$/],
  ],
  'an id that occurs twice': [
    'consumers',
    ['skopeo', 'id'],
    'ecr',
    [/^consumers\/ecr\.json: id: Occurs twice$/],
  ],
  'a condition with a broken regular expression': [
    'consumers',
    ['ecr', 'behaviors', 1, 'applies', 'when', 'any', 0, 'matches'],
    '(',
    [/^consumers\/ecr\.json: behaviors\[1\].*: /],
  ],
  'a link without a scheme': [
    'mediaTypes',
    [ociTar, 'link'],
    'github.com/opencontainers/image-spec',
    [/^mediaTypes\.json: application\/vnd\.oci\.image\.layer\.v1\.tar: link: Must be an https URL$/],
  ],
  'a link that is not encrypted': [
    'profiles',
    ['helm-chart', 'link'],
    'http://helm.sh/',
    [/^profiles\.json: helm-chart: link: Must be an https URL$/],
  ],
  'an unknown format of a value': [
    'annotations',
    [created, 'value'],
    'rfc3993',
    [/^annotations\.json: org\.opencontainers\.image\.created: value: Invalid option: .*"rfc3339"/],
  ],
  'an unknown place': [
    'annotations',
    [created, 'places', 0],
    'manifests',
    [/^annotations\.json: org\.opencontainers\.image\.created: places\[0\]: Invalid option: /],
  ],
  'an unknown form': [
    'profiles',
    ['helm-chart', 'form'],
    'imge',
    [/^profiles\.json: helm-chart: form: Invalid option: expected one of "artifact"\|"image"$/],
  ],
  'more layers at least than at most': [
    'profiles',
    ['sigstore-bundle', 'layers', 0, 'min'],
    2,
    [/^profiles\.json: sigstore-bundle: layers\[0\]\.min: Must not be greater than max$/],
  ],
  'a profile without a condition': [
    'profiles',
    ['helm-chart', 'match'],
    {},
    [/^profiles\.json: helm-chart: match: Must have at least one list$/],
  ],
  'a type of a layer without an entry': [
    'profiles',
    ['sigstore-bundle', 'layers', 0, 'types', 0],
    'application/vnd.dev.sigstore.bundel',
    [
      /^profiles\.json: sigstore-bundle: layers\[0\]\.types\[0\]: ".*\.bundel" has no entry in mediaTypes\.json$/,
    ],
  ],
  'a type of a config without an entry': [
    'profiles',
    ['helm-chart', 'config', 'types'],
    ['application/vnd.cncf.helm.confg.v1+json'],
    [/^profiles\.json: helm-chart: config\.types\[0\]: ".*confg.*" has no entry in mediaTypes\.json$/],
  ],
  'a claim of a media type without a behavior': [
    'mediaTypes',
    ['application/vnd.erofs', 'claims', 0],
    'containerd/eroffs',
    [
      /^mediaTypes\.json: application\/vnd\.erofs: claims\[0\]: No consumer has the behavior "containerd\/eroffs"$/,
    ],
  ],
  'a claim of an operating system without a behavior': [
    'platforms',
    ['os', 'windows', 'claims', 0],
    'containerd/window',
    [/^platforms\.json: windows: claims\[0\]: No consumer has the behavior "containerd\/window"$/],
  ],
  'a consumer of a profile without a file': [
    'profiles',
    ['runwasi-image', 'consumers', 0],
    'runwasy',
    [/^profiles\.json: runwasi-image: consumers\[0\]: "runwasy" has no file$/],
  ],
  'an annotation of a profile without an entry': [
    'profiles',
    ['sigstore-bundle', 'annotations', 'usual', 0],
    'org.opencontainers.image.creatd',
    [
      /^profiles\.json: sigstore-bundle: annotations\.usual\[0\]: ".*creatd" has no entry in annotations\.json$/,
    ],
  ],
  'a type of a consumer without an entry': [
    'consumers',
    ['runwasi', 'limits', 'types', 0, 'instead'],
    'application/wsam',
    [
      /^consumers\/runwasi\.json: limits\.types\[0\]\.instead: "application\/wsam" has no entry in mediaTypes\.json$/,
    ],
  ],
  'an annotation of a consumer without an entry': [
    'consumers',
    ['ghcr', 'limits', 'indexAnnotations', 'keys', 0],
    'org.opencontainers.image.descriptoin',
    [
      /^consumers\/ghcr\.json: limits\.indexAnnotations\.keys\[0\]: ".*descriptoin" has no entry in annotations\.json$/,
    ],
  ],
  'a version of what the consumer is not called': [
    'consumers',
    ['docker-classic', 'versionOf'],
    'Docker CE',
    [/^consumers\/docker-classic\.json: versionOf: Must be the beginning of the name$/],
  ],
  'a behavior without evidence': [
    'consumers',
    ['containerd', 'behaviors', 'stop-signal', 'evidence'],
    undefined,
    [/^consumers\/containerd\.json: behaviors\[\d+\]\.evidence: /],
  ],
  'evidence that is not there': [
    'consumers',
    ['containerd', 'behaviors', 'stop-signal', 'evidence', 0],
    'hearsay',
    [
      /^consumers\/containerd\.json: behaviors\[\d+\]\.evidence: "hearsay" is not among the evidence of this consumer$/,
      /^consumers\/containerd\.json: evidence\["stop-signal"\]: Nothing refers to this evidence$/,
    ],
  ],
  'a source without a commit': [
    'consumers',
    ['containerd', 'evidence', 'raw-members', 'commit'],
    undefined,
    [/^consumers\/containerd\.json: evidence\["raw-members"\]: Must have a commit or a tag$/],
  ],
  'a statement about nobody': [
    'consumers',
    ['containerd', 'behaviors', 'stop-signal', 'statement'],
    'It refuses the manifest.',
    [/^consumers\/containerd\.json: behaviors\[\d+\]\.statement: Does not name containerd$/],
  ],
  'a consequence for nobody': [
    'consumers',
    ['gitlab', 'limits', 'types', 0, 'consequence'],
    'The push fails.',
    [/^consumers\/gitlab\.json: limits\.types\[0\]\.consequence: Does not name GitLab container registry$/],
  ],
  'earlier versions that are of no consumer': [
    'consumers',
    ['docker', 'before', 'is'],
    'docker-clasic',
    [/^consumers\/docker\.json: before\.is: "docker-clasic" has no file$/],
  ],
  'a version that nobody can choose': [
    'consumers',
    ['docker', 'behaviors', 'models', 'since'],
    '28.2',
    [/^consumers\/docker\.json: behaviors\[\d+\]\.since: Must be after 29, before which is docker-classic$/],
  ],
  'an outcome that does not exist': [
    'consumers',
    ['containerd', 'behaviors', 'runs-images-only', 'applies', 'outcome'],
    'dislikes',
    [/^consumers\/containerd\.json: behaviors\[\d+\]\.applies\.outcome: /],
  ],
  'a condition that does not exist': [
    'consumers',
    ['containerd', 'behaviors', 'runs-images-only', 'applies', 'when'],
    { verdikt: 'image' },
    [
      /^consumers\/containerd\.json: behaviors\[\d+\]\.applies\.when\.all: /,
      /^consumers\/containerd\.json: behaviors\[\d+\]\.applies\.when\.verdikt: There is no such member$/,
    ],
  ],
  'a set of types that does not exist': [
    'consumers',
    ['containerd', 'behaviors', 'counts-known-layers', 'applies', 'layers', 'type', 0],
    '@layers',
    [
      /^consumers\/containerd\.json: behaviors\[\d+\]\.applies: "@layers" is not a set of types of this consumer$/,
    ],
  ],
  'a pair of an unknown architecture': [
    'platforms',
    ['pairs', 0],
    'linux/amd46',
    [/^platforms\.json: pairs\[0\]: "amd46" has no entry$/],
  ],
  'another name of an unknown architecture': [
    'platforms',
    ['architectureAliases', 'x64', 'architecture'],
    'amd46',
    [/^platforms\.json: architectureAliases\.x64\.architecture: "amd46" has no entry$/],
  ],
};

describe('a mistake in the data of the catalogue', () => {
  for (const [what, [file, path, value, expected]] of Object.entries(mutations)) {
    it(`is found and named: ${what}`, () => {
      const data = { ...catalogueData, [file]: withMember(catalogueData[file], path, value) };
      const problems = problemsOfData(data);
      for (const problem of expected) {
        assert(
          problems.some((line) => problem.test(line)),
          `${problem.source} is not among\n${problems.join('\n')}`,
        );
      }
      assert.equal(problems.length, expected.length, problems.join('\n'));
      assert.throws(() => assertDataIsSound(data), /data of the catalogue is not sound/);
    });
  }
});

/** A copy of data with one member changed; a step into a list may be the name of an entry. */
function withMember(data: unknown, path: JsonPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(data)) {
    const position = typeof step === 'number' ? step : data.findIndex((entry) => isNamed(entry, step));
    assert.notEqual(position, -1, `there is no ${step}`);
    return data.map((entry: unknown, index) => (index === position ? withMember(entry, rest, value) : entry));
  }
  assert(typeof data === 'object' && data !== null, `there is nothing at ${step}`);
  const members = new Map(Object.entries(data));
  const changed = withMember(members.get(String(step)), rest, value);
  if (changed === undefined) members.delete(String(step));
  else members.set(String(step), changed);
  return Object.fromEntries(members);
}

function isNamed(entry: unknown, name: string): boolean {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    ['type', 'key', 'id', 'value'].some((identity) => Reflect.get(entry, identity) === name)
  );
}
