import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { messageOf, rangeOf } from '#service';
import { lint } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

const documents = {
  image: `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "config": {
    "mediaType": "application/vnd.oci.image.config.v1+json",
    "digest": "$1",
    "size": 469
  },
  "layers": [
    {
      "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
      "digest": "$2",
      "size": 3000
    }
  ],
  "annotations": {
    "org.opencontainers.image.title": "app"
  }
}`,
  artifact: `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.manifest.v1+json",
  "artifactType": "application/vnd.example.thing.v1",
  "config": {
    "mediaType": "application/vnd.oci.empty.v1+json",
    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
    "size": 2
  },
  "layers": [
    { "mediaType": "application/json", "digest": "$2", "size": 30, "data": "eyJhIjoxfQ==" }
  ]
}`.replace(
    '"$2", "size": 30',
    '"sha256:015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862", "size": 7',
  ),
  index: `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$1",
      "size": 700,
      "platform": { "architecture": "amd64", "os": "linux" }
    },
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$2",
      "size": 701,
      "platform": { "architecture": "arm64", "os": "linux" }
    },
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json",
      "digest": "$3",
      "size": 566,
      "annotations": {
        "vnd.docker.reference.type": "attestation-manifest",
        "vnd.docker.reference.digest": "$1"
      },
      "platform": { "architecture": "unknown", "os": "unknown" }
    }
  ]
}`,
  config: `{
  "created": "2024-01-02T03:04:05Z",
  "architecture": "amd64",
  "os": "linux",
  "config": {
    "User": "app",
    "Env": ["PATH=/bin"],
    "Cmd": ["/app"],
    "ExposedPorts": { "80/tcp": {} },
    "Volumes": { "/data": {} },
    "WorkingDir": "/srv",
    "StopSignal": "SIGTERM",
    "Labels": { "a.b": "c" }
  },
  "rootfs": {
    "type": "layers",
    "diff_ids": ["$1", "$2"]
  },
  "history": [
    { "created": "2024-01-02T03:04:05Z", "created_by": "ADD a" },
    { "created": "2024-01-02T03:04:05Z", "created_by": "ADD b" }
  ]
}`,
  docker: `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
  "config": { "mediaType": "application/vnd.docker.container.image.v1+json", "digest": "$1", "size": 469 },
  "layers": [
    { "mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "digest": "$2", "size": 3000 }
  ]
}`,
} as const;

type Mistake = readonly [what: string, before: string | RegExp, after: string, line: number, rule: string];

/** Mistakes that people make: what is typed wrong, the line on which it has to be noticed, and by which rule. */
const mistakes: Readonly<Record<keyof typeof documents, readonly Mistake[]>> = {
  image: [
    ['a missing comma', '2,\n', '2\n', 3, 'json-syntax'],
    ['a trailing comma', '"app"', '"app",', 17, 'json-trailing-comma'],
    ['a comment', '{\n', '{\n  // image\n', 2, 'json-comment'],
    ['text after the document', /\}$/, '}\n{}', 20, 'json-trailing-content'],
    ['a repeated key', '  "config"', '  "schemaVersion": 2,\n  "config"', 4, 'json-duplicate-key'],
    ['a key in other case', '"mediaType"', '"MediaType"', 3, 'json-key-case'],
    ['a key with a long s', '"layers"', '"layerſ"', 9, 'json-key-unicode-fold'],
    ['a misspelt required key', '"digest"', '"digset"', 6, 'required-property'],
    ['schemaVersion 1', '": 2', '": 1', 2, 'schema-version'],
    ['no schemaVersion', '  "schemaVersion": 2,\n', '', 1, 'required-property'],
    ['schemaVersion as text', '": 2', '": "2"', 2, 'property-type'],
    ['no mediaType', /\n {2}"mediaType".*/, '', 1, 'media-type-missing'],
    ['the media type of an index', 'image.manifest.v1', 'image.index.v1', 3, 'media-type-mismatch'],
    ['a misspelt document type', 'manifest.v1+json', 'manifest.v1', 3, 'media-type-unknown-document'],
    ['no config', /\n {2}"config": \{[^}]*\},/, '', 1, 'required-property'],
    ['layers null', /\[[^\]]*\]/, 'null', 9, 'null-value'],
    ['one layer instead of a list', /\[\s*(\{[^}]*\})\s*\]/, '$1', 9, 'property-type'],
    ['a descriptor without size', ',\n      "size": 3000', '', 10, 'required-property'],
    ['a size as text', '469', '"469"', 7, 'property-type'],
    ['a negative size', '3000', '-1', 13, 'size-negative'],
    ['a fraction as size', '3000', '1.5', 13, 'json-number-form'],
    ['a size with an exponent', '3000', '3e3', 13, 'json-number-form'],
    ['a size beyond 64 bits', '3000', '99999999999999999999', 13, 'json-number-form'],
    [
      'a digest that is one digit short',
      '"$1"',
      '"sha256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4"',
      6,
      'digest-encoding',
    ],
    [
      'a digest without algorithm',
      '"$1"',
      '"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"',
      6,
      'digest-syntax',
    ],
    [
      'an algorithm in capital letters',
      '"$1"',
      '"SHA256:6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"',
      6,
      'digest-syntax',
    ],
    ['an ellipsis as digest', '"$1"', '"sha256:..."', 6, 'digest-placeholder'],
    [
      'an artifactType',
      '  "config"',
      '  "artifactType": "application/vnd.example.v1",\n  "config"',
      4,
      'artifact-type-with-image-config',
    ],
    [
      'a layer of another kind',
      '    }\n  ]',
      '    },\n    { "mediaType": "application/wasm", "digest": "$3", "size": 5 }\n  ]',
      9,
      'mixed-layer-types',
    ],
    [
      'Docker’s config',
      'vnd.oci.image.config.v1',
      'vnd.docker.container.image.v1',
      5,
      'docker-config-in-oci',
    ],
    [
      'a Docker layer',
      'vnd.oci.image.layer.v1.tar+gzip',
      'vnd.docker.image.rootfs.diff.tar.gzip',
      11,
      'docker-layer-in-oci',
    ],
    ['+gz', '+gzip', '+gz', 11, 'media-type-near-miss'],
    ['.gzip', '+gzip', '.gzip', 11, 'media-type-near-miss'],
    ['a deprecated layer type', 'layer.v1', 'layer.nondistributable.v1', 11, 'layer-nondistributable'],
    ['a space in a media type', 'oci.image.layer', 'oci image.layer', 11, 'media-type-syntax'],
    ['a media type in capitals', 'oci.image.config', 'OCI.image.config', 5, 'media-type-case'],
    ['a layer type as config', 'image.config.v1+json', 'image.layer.v1.tar', 5, 'config-is-layer-type'],
    ['an annotation with a number', '"app"', '7', 17, 'property-type'],
    ['annotations as a list', /\{\n {4}"org[^}]*\}/, '["a"]', 16, 'property-type'],
    ['a misspelt annotation prefix', 'org.opencontainers', 'org.opencontainer', 17, 'annotation-typo'],
    ['a misspelt annotation', 'image.title', 'image.titel', 17, 'annotation-typo'],
    ['a key in the reserved name space', 'image.title', 'whatever', 17, 'annotation-reserved-prefix'],
    ['a date that is no date', 'title": "app"', 'created": "2024-01-01"', 17, 'annotation-created'],
    ['a licence that is none', 'title": "app"', 'licenses": "Apache 2"', 17, 'annotation-licenses'],
    ['manifests: null', '  "config"', '  "manifests": null,\n  "config"', 4, 'ambiguous-null-key'],
    ['manifests in a manifest', '  "config"', '  "manifests": [],\n  "config"', 4, 'ambiguous-manifest'],
    ['an address that is none', '469', '469, "urls": ["ftp//x y"]', 7, 'urls-invalid'],
    [
      'a subject without size',
      '  "config"',
      '  "subject": { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$3" },\n  "config"',
      4,
      'required-property',
    ],
  ],
  artifact: [
    ['the empty config without artifactType', /\n {2}"artifactType".*/, '', 5, 'artifact-type-required'],
    ['another size of the empty descriptor', '"size": 2', '"size": 3', 8, 'empty-descriptor-exact'],
    ['another digest of the empty descriptor', 'sha256:44', 'sha256:54', 7, 'empty-descriptor-exact'],
    ['data that is no base64', 'eyJhIjoxfQ==', 'eyJhIjoxfQ', 11, 'data-base64'],
    ['data of another content', 'eyJhIjoxfQ==', 'eyJhIjoyfQ==', 11, 'data-mismatch'],
    ['no layers', /\[[^\]]*\]/, '[]', 10, 'layers-empty'],
    [
      'an artifactType that is no media type',
      'application/vnd.example.thing.v1',
      'my thing',
      4,
      'artifact-type-syntax',
    ],
    [
      'the type of a manifest as artifactType',
      'vnd.example.thing.v1',
      'vnd.oci.image.manifest.v1+json',
      4,
      'artifact-type-is-oci-type',
    ],
  ],
  index: [
    ['manifests null', /"manifests": [\s\S]*\]/, '"manifests": null', 4, 'null-value'],
    ['a platform without os', ', "os": "linux" }', ' }', 9, 'required-property'],
    ['x86_64', 'amd64', 'x86_64', 9, 'platform-architecture-alias'],
    ['aarch64', 'arm64', 'aarch64', 15, 'platform-architecture-alias'],
    ['macos', '"linux"', '"macos"', 9, 'platform-os-alias'],
    ['Linux', '"linux"', '"Linux"', 9, 'platform-case'],
    ['a variant without v', '"arm64"', '"arm64", "variant": "8"', 15, 'platform-variant'],
    ['a platform as text', '{ "architecture": "amd64", "os": "linux" }', '"linux/amd64"', 9, 'property-type'],
    ['the same platform twice', 'arm64', 'amd64', 15, 'platform-duplicate'],
    ['the type of a layer', 'image.manifest.v1+json', 'image.layer.v1.tar', 6, 'index-child-type'],
    [
      'an attestation of nothing',
      '"vnd.docker.reference.digest": "$1"',
      '"vnd.docker.reference.digest": "$4"',
      23,
      'attestation-dangling',
    ],
    [
      'an attestation without reference',
      ',\n        "vnd.docker.reference.digest": "$1"',
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
    ['a diff ID that is no digest', '"$1"', '"abc"', 17, 'diff-id-syntax'],
    ['a history entry too few', /,\n.*"ADD b" \}/, '', 19, 'history-count'],
    ['Env without =', 'PATH=/bin', 'DEBUG', 7, 'env-format'],
    ['the same variable twice', '"PATH=/bin"', '"A=1", "A=2"', 7, 'env-duplicate'],
    ['Env as an object', '["PATH=/bin"]', '{ "PATH": "/bin" }', 7, 'property-type'],
    ['Cmd as text', '["/app"]', '"/app -v"', 8, 'property-type'],
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
    ['env in lower case', '"Env"', '"env"', 7, 'json-key-case'],
  ],
  docker: [
    [
      'an OCI layer',
      'vnd.docker.image.rootfs.diff.tar.gzip',
      'vnd.oci.image.layer.v1.tar+gzip',
      6,
      'oci-layer-in-docker',
    ],
    [
      'a subject',
      '  "config"',
      '  "subject": { "mediaType": "application/vnd.docker.distribution.manifest.v2+json", "digest": "$3", "size": 400 },\n  "config"',
      4,
      'subject-in-docker',
    ],
  ],
};

describe('typical mistakes', () => {
  for (const [name, text] of Object.entries(documents) as [keyof typeof documents, string][]) {
    describe(`in an ${name}`, () => {
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

/** What is found of information and above; a hint is no reproach. */
function notes(text: string): string[] {
  const { document, findings } = lint(writeOutDigests(text));
  return findings
    .filter(({ severity }) => severity !== 'hint')
    .map((finding) => {
      assert.notEqual(messageOf(finding), '');
      return `${finding.rule.id} on line ${rangeOf(document, finding.at).start.line + 1}`;
    });
}
