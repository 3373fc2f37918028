import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  artifact,
  config,
  dockerConfigDescriptor,
  dockerLayer,
  dockerManifest,
  image,
  index,
  layer,
  manifestDescriptor,
  raw,
  type Members,
} from '#helpers/documents';
import { aboutEntry } from '#helpers/documents/indexes';
import { messageOf, rangeOf } from '#service';
import { lint } from '#helpers/lint';
import { digestOf, writeOutDigests } from '#helpers/markedText';

/** Plain data in the text of a document, on one line. */
const onOneLine = (value: object): unknown =>
  raw(
    JSON.stringify(value, null, 1)
      .replace(/\n\s*/g, ' ')
      .replace(/(?<=\[) | (?=\])/g, ''),
  );

const entry = (digest: string, size: number, os: string, architecture: string, annotations?: Members) =>
  manifestDescriptor({ digest, size, annotations, platform: onOneLine({ architecture, os }) });

const thing = 'application/vnd.example.thing.v1';
const created = '2024-01-02T03:04:05Z';
const file = {
  mediaType: 'application/json',
  digest: 'sha256:015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862',
  size: 7,
  data: 'eyJhIjoxfQ==',
};

const documents = {
  image: image({
    layers: [layer({ size: 3000 })],
    annotations: { 'org.opencontainers.image.title': 'app' },
  }),
  artifact: artifact({ artifactType: thing, layers: [onOneLine(file)] }),
  index: index({
    manifests: [
      entry('$1', 700, 'linux', 'amd64'),
      entry('$2', 701, 'linux', 'arm64'),
      entry('$3', 566, 'unknown', 'unknown', aboutEntry('$1')),
    ],
  }),
  config: config({
    created,
    config: {
      User: 'app',
      Env: onOneLine(['PATH=/bin']),
      Cmd: onOneLine(['/app']),
      ExposedPorts: onOneLine({ '80/tcp': {} }),
      Volumes: onOneLine({ '/data': {} }),
      WorkingDir: '/srv',
      StopSignal: 'SIGTERM',
      Labels: onOneLine({ 'a.b': 'c' }),
    },
    rootfs: { type: 'layers', diff_ids: onOneLine(['$1', '$2']) },
    history: [onOneLine({ created, created_by: 'ADD a' }), onOneLine({ created, created_by: 'ADD b' })],
  }),
  docker: dockerManifest({
    config: onOneLine(dockerConfigDescriptor()),
    layers: [onOneLine(dockerLayer({ size: 3000 }))],
  }),
} as const;

type Mistake = readonly [what: string, before: string | RegExp, after: string, line: number, rule: string];

const hex = digestOf('1').replace('sha256:', '');
const manifestType = 'application/vnd.oci.image.manifest.v1+json';
const layers = { oci: 'vnd.oci.image.layer.v1.tar+gzip', docker: 'vnd.docker.image.rootfs.diff.tar.gzip' };
const wasm = '{ "mediaType": "application/wasm", "digest": "$3", "size": 5 }';
const pointer = `{ "mediaType": "${manifestType}", "digest": "$3" }`;
const dockerType = 'application/vnd.docker.distribution.manifest.v2+json';
const dockerPointer = `{ "mediaType": "${dockerType}", "digest": "$3", "size": 400 }`;

/** What is before and after: another member of the document, in front of its config. */
const withMember = (member: string) => ['  "config"', `  ${member},\n  "config"`] as const;

/** Mistakes that people make: what is typed wrong, the line on which it has to be noticed, and by which rule. */
const mistakes: Readonly<Record<keyof typeof documents, readonly Mistake[]>> = {
  image: [
    ['a missing comma', '2,\n', '2\n', 3, 'json-syntax'],
    ['a trailing comma', '"app"', '"app",', 17, 'json-trailing-comma'],
    ['a comment', '{\n', '{\n  // image\n', 2, 'json-comment'],
    ['text after the document', /\}$/, '}\n{}', 20, 'json-trailing-content'],
    ['a repeated key', ...withMember('"schemaVersion": 2'), 4, 'json-duplicate-key'],
    ['a key in other case', '"mediaType"', '"MediaType"', 3, 'json-key-case'],
    ['a key with a long s', '"layers"', '"layerſ"', 9, 'json-key-unicode-fold'],
    ['a misspelled required key', '"digest"', '"digset"', 6, 'required-property'],
    ['schemaVersion 1', '": 2', '": 1', 2, 'schema-version'],
    ['no schemaVersion', '  "schemaVersion": 2,\n', '', 1, 'required-property'],
    ['schemaVersion as a string', '": 2', '": "2"', 2, 'property-type'],
    ['no mediaType', /\n {2}"mediaType".*/, '', 1, 'media-type-missing'],
    ['the media type of an index', 'image.manifest.v1', 'image.index.v1', 3, 'media-type-mismatch'],
    ['a misspelled document type', 'manifest.v1+json', 'manifest.v1', 3, 'media-type-unknown-document'],
    ['no config', /\n {2}"config": \{[^}]*\},/, '', 1, 'required-property'],
    ['layers null', /\[[^\]]*\]/, 'null', 9, 'null-value'],
    ['one layer instead of a list', /\[\s*(\{[^}]*\})\s*\]/, '$1', 9, 'property-type'],
    ['a descriptor without size', ',\n      "size": 3000', '', 10, 'required-property'],
    ['a size as a string', '469', '"469"', 7, 'property-type'],
    ['a negative size', '3000', '-1', 13, 'size-negative'],
    ['a fraction as size', '3000', '1.5', 13, 'json-number-form'],
    ['a size with an exponent', '3000', '3e3', 13, 'json-number-form'],
    ['a size beyond 64 bits', '3000', '99999999999999999999', 13, 'json-number-form'],
    ['a digest that is one digit short', '"$1"', `"sha256:${hex.slice(0, -1)}"`, 6, 'digest-encoding'],
    ['a digest without algorithm', '"$1"', `"${hex}"`, 6, 'digest-syntax'],
    ['an algorithm in uppercase', '"$1"', `"SHA256:${hex}"`, 6, 'digest-syntax'],
    ['an ellipsis as digest', '"$1"', '"sha256:..."', 6, 'digest-placeholder'],
    [
      'an artifactType',
      ...withMember('"artifactType": "application/vnd.example.v1"'),
      4,
      'artifact-type-with-image-config',
    ],
    ['a layer of another kind', '    }\n  ]', `    },\n    ${wasm}\n  ]`, 9, 'mixed-layer-types'],
    ['Docker’s config', 'vnd.oci.image.config', 'vnd.docker.container.image', 5, 'docker-config-in-oci'],
    ['a Docker layer', layers.oci, layers.docker, 11, 'docker-layer-in-oci'],
    ['+gz', '+gzip', '+gz', 11, 'media-type-near-miss'],
    ['.gzip', '+gzip', '.gzip', 11, 'media-type-near-miss'],
    ['a deprecated layer type', 'layer.v1', 'layer.nondistributable.v1', 11, 'layer-nondistributable'],
    ['a space in a media type', 'oci.image.layer', 'oci image.layer', 11, 'media-type-syntax'],
    ['a media type in uppercase', 'oci.image.config', 'OCI.image.config', 5, 'media-type-case'],
    ['a layer type as config', 'image.config.v1+json', 'image.layer.v1.tar', 5, 'config-is-layer-type'],
    ['an annotation with a number', '"app"', '7', 17, 'property-type'],
    ['annotations as a list', /\{\n {4}"org[^}]*\}/, '["a"]', 16, 'property-type'],
    ['a misspelled annotation prefix', 'org.opencontainers', 'org.opencontainer', 17, 'annotation-typo'],
    ['a misspelled annotation', 'image.title', 'image.titel', 17, 'annotation-typo'],
    ['a key in the reserved name space', 'image.title', 'anything', 17, 'annotation-reserved-prefix'],
    ['a date that is not a date', 'title": "app"', 'created": "2024-01-01"', 17, 'annotation-created'],
    ['a license that does not exist', 'title": "app"', 'licenses": "Apache 2"', 17, 'annotation-licenses'],
    ['manifests: null', ...withMember('"manifests": null'), 4, 'ambiguous-null-key'],
    ['manifests in a manifest', ...withMember('"manifests": []'), 4, 'ambiguous-manifest'],
    ['a URL that is not one', '469', '469, "urls": ["ftp//x y"]', 7, 'urls-invalid'],
    ['a subject without size', ...withMember(`"subject": ${pointer}`), 4, 'required-property'],
  ],
  artifact: [
    ['the empty config without artifactType', /\n {2}"artifactType".*/, '', 5, 'artifact-type-required'],
    ['another size of the empty descriptor', '"size": 2', '"size": 3', 8, 'empty-descriptor-exact'],
    ['another digest of the empty descriptor', 'sha256:44', 'sha256:54', 7, 'empty-descriptor-exact'],
    ['data that is not base64', 'eyJhIjoxfQ==', 'eyJhIjoxfQ', 11, 'data-base64'],
    ['data of another content', 'eyJhIjoxfQ==', 'eyJhIjoyfQ==', 11, 'data-mismatch'],
    ['no layers', /\[[^\]]*\]/, '[]', 10, 'layers-empty'],
    ['an artifactType that is not a media type', thing, 'my thing', 4, 'artifact-type-syntax'],
    ['the type of a manifest as artifactType', thing, manifestType, 4, 'artifact-type-is-oci-type'],
  ],
  index: [
    ['manifests null', /"manifests": [\s\S]*\]/, '"manifests": null', 4, 'null-value'],
    ['a platform without os', ', "os": "linux" }', ' }', 9, 'required-property'],
    ['x86_64', 'amd64', 'x86_64', 9, 'platform-architecture-alias'],
    ['aarch64', 'arm64', 'aarch64', 15, 'platform-architecture-alias'],
    ['macos', '"linux"', '"macos"', 9, 'platform-os-alias'],
    ['Linux', '"linux"', '"Linux"', 9, 'platform-case'],
    ['a variant without v', '"arm64"', '"arm64", "variant": "8"', 15, 'platform-variant'],
    ['a variant in the architecture', '"arm64"', '"arm64/v8"', 15, 'platform-name-unknown'],
    ['a platform as a string', /\{ "architecture": "amd64".*\}/, '"linux/amd64"', 9, 'property-type'],
    ['the same platform twice', 'arm64', 'amd64', 15, 'platform-duplicate'],
    ['the type of a layer', 'image.manifest.v1+json', 'image.layer.v1.tar', 6, 'index-child-type'],
    ['an attestation of nothing', '.digest": "$1"', '.digest": "$4"', 23, 'attestation-dangling'],
    [
      'an attestation without reference',
      /,\s*"vnd.docker.reference.digest.*/,
      '',
      22,
      'attestation-reference',
    ],
    ['layers in an index', '  "manifests"', '  "layers": [],\n  "manifests"', 4, 'ambiguous-manifest'],
    ['one digest with two sizes', '"$2"', '"$1"', 14, 'digest-size-conflict'],
  ],
  config: [
    ['no rootfs', /,\n {2}"rootfs": \{[^}]*\}/, '', 1, 'required-property'],
    ['another rootfs type', '"layers"', '"layer"', 16, 'rootfs-type'],
    ['a diff ID that is not a digest', '"$1"', '"abc"', 17, 'diff-id-syntax'],
    ['a history entry too few', /,\n.*"ADD b" \}/, '', 19, 'history-count'],
    ['Env without =', 'PATH=/bin', 'DEBUG', 7, 'env-format'],
    ['the same variable twice', '"PATH=/bin"', '"A=1", "A=2"', 7, 'env-duplicate'],
    ['Env as an object', '["PATH=/bin"]', '{ "PATH": "/bin" }', 7, 'property-type'],
    ['Cmd as a string', '["/app"]', '"/app -v"', 8, 'property-type'],
    ['ports as a list', '{ "80/tcp": {} }', '["80/tcp"]', 9, 'property-type'],
    ['a port by name', '80/tcp', 'http', 9, 'exposed-ports'],
    ['a relative working directory', '/srv', 'srv', 11, 'working-dir-absolute'],
    ['a relative volume', '/data', 'data', 10, 'volume-absolute'],
    ['a user as a number', '"app"', '1000', 6, 'property-type'],
    ['an unknown signal', 'SIGTERM', 'SIGQUITT', 12, 'stop-signal'],
    ['a label as a number', '"c"', '1', 13, 'property-type'],
    ['a date without T', '2024-01-02T03:04:05Z', '2024-01-02 03:04:05', 2, 'created-rfc3339'],
    ['x86_64', 'amd64', 'x86_64', 3, 'platform-architecture-alias'],
    ['no os', /\n {2}"os".*/, '', 1, 'required-property'],
    ['env in lowercase', '"Env"', '"env"', 7, 'json-key-case'],
  ],
  docker: [
    ['an OCI layer', layers.docker, layers.oci, 6, 'oci-layer-in-docker'],
    ['a subject', ...withMember(`"subject": ${dockerPointer}`), 4, 'subject-in-docker'],
  ],
};

describe('typical mistakes', () => {
  for (const name of Object.keys(documents) as (keyof typeof documents)[]) {
    const text = documents[name].trimEnd();
    describe(`in the document “${name}”`, () => {
      it('are not found where there are none', () => {
        assert.deepEqual(notes(text), []);
      });

      for (const [what, before, after, line, rule] of mistakes[name]) {
        it(`${what}: one finding, on its line`, () => {
          // Only a pattern's replacement refers to groups; in others `$1` is an abbreviated digest.
          const broken =
            typeof before === 'string' ? text.replace(before, () => after) : text.replace(before, after);
          assert.notEqual(broken, text, 'the mistake is not in the text');
          assert.deepEqual(notes(broken), [`${rule} on line ${line}`]);
        });
      }
    });
  }
});

/** What is found of information and above; hints do not count. */
function notes(text: string): string[] {
  const { document, findings } = lint(writeOutDigests(text));
  return findings
    .filter(({ severity }) => severity !== 'hint')
    .map((finding) => {
      assert.notEqual(messageOf(finding), '');
      return `${finding.rule.id} on line ${rangeOf(document, finding.at).start.line + 1}`;
    });
}
