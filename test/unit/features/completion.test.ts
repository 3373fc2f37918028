import assert from 'node:assert/strict';
import { catalogueData } from '#schemas/catalogue/data';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { KindPin } from '#service';
import type { TextEdit } from 'vscode-languageserver-types';
import {
  createLanguageService,
  defaultEditorSettings,
  defaultSettings,
  readProject,
  resolveSettings,
} from '#service';
import { acceptAt, allCapabilities, labelsAt, listAt, offersAt, testTime } from '#helpers/completion';
import { writeOutDigests } from '#helpers/markedText';

const type = '"mediaType": "application/vnd.oci.image.manifest.v1+json"';
const config = `"config": {
    "mediaType": "application/vnd.oci.image.config.v1+json",
    "digest": "sha256:",
    "size": 0
  }`;

describe('completion of names', () => {
  it('offers those that are missing: what must be there, then the rest, in the order of the specification', () => {
    assert.deepEqual(labelsAt(`{ "schemaVersion": 2, ${type}, | }`), [
      'config',
      'config: empty',
      'layers',
      'artifactType',
      'subject',
      'annotations',
    ]);
  });

  it('offers what only another kind has while nothing says which it is, and then names the kind', () => {
    const capabilities = { labelDetails: true };
    const offered = (document: string, fileName: string, name: string) =>
      offersAt(document, { fileName, capabilities }).find(({ item }) => item.label === name)?.item
        .labelDetails?.description;
    assert.equal(
      offered('{ "schemaVersion": 2, | }', 'manifest.json', 'manifests'),
      'required in an OCI image index',
    );
    assert.equal(
      offered('{ "schemaVersion": 2, | }', 'index.json', 'layers'),
      'required in an OCI image manifest',
    );
    assert.equal(offered(`{ "schemaVersion": 2, ${type}, | }`, 'manifest.json', 'manifests'), undefined);
    assert.equal(offered('{ "schemaVersion": 2, "config": {}, | }', 'manifest.json', 'manifests'), undefined);
  });

  it('says beside each whether it must be there', () => {
    const details = new Map(
      offersAt(`{ "schemaVersion": 2, ${type}, | }`, { capabilities: { labelDetails: true } }).map(
        ({ item }) => [item.label, item.labelDetails?.description],
      ),
    );
    assert.equal(details.get('config'), 'required');
    assert.equal(details.get('subject'), 'optional');
  });

  it('adds what the object must have', () => {
    assert.equal(acceptAt(`{\n  ${type},\n  |\n}`, 'config'), `{\n  ${type},\n  ${config}\n}`);
  });

  it('offers the empty config first where an artifact type is set', () => {
    const labels = labelsAt(`{ "schemaVersion": 2, ${type}, "artifactType": "a/b", | }`);
    assert.deepEqual(labels.slice(0, 2), ['config: empty', 'config']);
  });

  it('describes each name and shows what is no longer used last', () => {
    const offers = offersAt(
      `{ "architecture": "amd64", "os": "linux", "rootfs": { "diff_ids": [] }, "config": { | } }`,
    );
    const names = offers.map(({ item }) => item.label);
    assert(names.indexOf('ArgsEscaped') > names.indexOf('StopSignal'));
    assert.deepEqual(offers.find(({ item }) => item.label === 'ArgsEscaped')?.item.tags, [1]);
    assert.deepEqual(offers[0]!.item.documentation, {
      kind: 'markdown',
      value:
        'The user that the process runs as, and optionally the group: `user`, `uid`, `user:group`, `uid:gid`, `uid:group`, or `user:gid`.\n\n[OCI image specification](https://github.com/opencontainers/image-spec/blob/main/config.md#properties)',
    });
  });

  const ofTypes = `{ ${type}, "config": { "mediaType": "|" } }`;
  const ofKeys = `{ ${type}, "annotations": { | } }`;
  const ofLicenses = `{ ${type}, "annotations": { "org.opencontainers.image.licenses": "|" } }`;

  for (const [text, label, documentation] of [
    [ofTypes, 'application/vnd.oci.image.config.v1+json', /^\*\*Image configuration\*\* · OCI · config\n/],
    [ofKeys, 'org.opencontainers.image.created', /^When the image or artifact was built/],
    [ofLicenses, 'Apache-2.0', /^The licenses of the packaged software/],
  ] as const) {
    it(`says of ${label} what it is when somebody looks at it, and at once where nobody can ask`, () => {
      const find = (resolvesDocumentation: boolean) =>
        offersAt(text, { capabilities: { resolvesDocumentation } }).find(({ item }) => item.label === label)!;
      const [later, atOnce] = [find(true), find(false)];
      assert.equal(later.item.documentation, undefined);
      assert(JSON.stringify(later.item.data).length < 150);
      assert.match(later.documentation(), documentation);
      assert.deepEqual(atOnce.item.documentation, { kind: 'markdown', value: later.documentation() });
      assert.equal(atOnce.item.data, undefined);
    });
  }

  it('documents the media types of the project with its words', () => {
    const project = `{ "mediaTypes": [{ "type": "a/b", "title": "Model", "owner": "Us", "description": "Of ours.", "roles": ["config"] }] }`;
    const settings = resolveSettings(
      'file:///test/manifest.json',
      defaultEditorSettings,
      readProject('file:///test/', project),
    );
    const offer = offersAt(ofTypes, { settings }).find(({ item }) => item.label === 'a/b');
    assert.match(offer?.documentation() ?? '', /^\*\*Model\*\* · Us · config\n\nOf ours/);
  });

  it('leaves an item as it is that names nothing the catalogue has', () => {
    const service = createLanguageService();
    const uri = 'file:///test/manifest.json';
    for (const data of [
      undefined,
      'x',
      { uri },
      { uri, entry: { mediaType: 'no/such' } },
      { uri, entry: { annotation: 'no.such' } },
      { uri, entry: { mediaType: 1 } },
      { entry: { annotation: 'org.opencontainers.image.created' } },
    ]) {
      const item = { label: 'x', data };
      assert.equal(service.resolveCompletion(defaultSettings, item), item);
    }
  });

  it('shows the next list where a value is to be chosen', () => {
    const { item } = offersAt(`{ ${type}, "schemaVersion": 2, | }`).find(
      ({ item: { label } }) => label === 'artifactType',
    )!;
    assert.deepEqual(item.command, { title: 'Suggest', command: 'test.suggest' });
  });

  const cases: readonly (readonly [string, string, string])[] = [
    ['behind a comma', `{\n  ${type},|\n}`, `{\n  ${type},\n  ${config}\n}`],
    ['where the comma is missing', `{\n  ${type}\n  |\n}`, `{\n  ${type},\n  ${config}\n}`],
    ['on the line of a value without a comma', `{\n  ${type} |\n}`, `{\n  ${type},\n  ${config}\n}`],
    ['before other names', `{\n  |\n  ${type}\n}`, `{\n  ${config},\n  ${type}\n}`],
    ['before a name on its line', `{\n  |${type}\n}`, `{\n  ${config},\n  ${type}\n}`],
    ['in half a name', `{\n  ${type},\n  "con|"\n}`, `{\n  ${type},\n  ${config}\n}`],
    ['in half a name without its quote', `{\n  ${type},\n  "con|\n}`, `{\n  ${type},\n  ${config}\n}`],
    [
      'in half a name right before another',
      `{\n  "con|"layers": [],\n  ${type}\n}`,
      `{\n  ${config},\n  "layers": [],\n  ${type}\n}`,
    ],
    ['in half a name without quotes', `{\n  ${type},\n  con|\n}`, `{\n  ${type},\n  ${config}\n}`],
    ['in a name that has a value', `{\n  ${type},\n  "cnf|g": {}\n}`, `{\n  ${type},\n  "config": {}\n}`],
    ['at the wrong indentation', `{\n  ${type},\n|\n}`, `{\n  ${type},\n  ${config}\n}`],
    ['in a document that ends', `{\n  ${type},\n  "con|`, `{\n  ${type},\n  ${config}`],
    ['with tabs', `{\n\t${type},\n\t|\n}`, `{\n\t${type},\n\t${config.replace(/ {2}/g, '\t')}\n}`],
    [
      'with carriage returns',
      `{\r\n  ${type},\r\n  |\r\n}`,
      `{\r\n  ${type},\r\n  ${config.replace(/\n/g, '\r\n')}\r\n}`,
    ],
    [
      'on one line',
      `{${type}, |}`,
      `{${type}, "config": {"mediaType": "application/vnd.oci.image.config.v1+json", "digest": "sha256:", "size": 0}}`,
    ],
    [
      'in a document without spaces',
      `{"mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[],|}`,
      `{"mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[],"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"sha256:","size":0}}`,
    ],
  ];
  for (const [where, before, after] of cases) {
    it(`keeps the layout right ${where}`, () =>
      assert.equal(
        acceptAt(before.replace(type, `"schemaVersion": 2, ${type}`), 'config'),
        after.replace(type, `"schemaVersion": 2, ${type}`),
      ));
  }

  it('opens braces that are empty', () => {
    assert.equal(
      acceptAt(`{\n  ${type},\n  "annotations": {|}\n}`, 'org.opencontainers.image.created', {
        kind: 'image-manifest',
      }),
      `{\n  ${type},\n  "annotations": {\n    "org.opencontainers.image.created": "${testTime}"\n  }\n}`,
    );
  });

  it('leaves the indentation of further lines to clients that see to it', () => {
    const { item } = offersAt(`{\n  "schemaVersion": 2,\n  ${type},\n  |\n}`, {
      capabilities: { insertsAsIs: false },
    }).find(({ item: { label } }) => label === 'config: empty')!;
    assert.match(item.textEdit!.newText, /^"config": \{\n {2}"mediaType": .*\n.*\n.*\n\}$/);
    assert.equal(item.insertTextMode, undefined);
  });
});

describe('completion of values', () => {
  const layers = (item: string, artifactType = '') =>
    `{\n  "schemaVersion": 2,\n  ${type},${artifactType}\n  "config": { "mediaType": "application/vnd.cncf.helm.config.v1+json", "digest": "$1", "size": 9 },\n  "layers": [${item}]\n}`;

  it('offers the media types of the recognized format first and outdated ones not at all', () => {
    const offers = offersAt(layers('{ "mediaType": "|" }'));
    assert.deepEqual(
      offers.slice(0, 2).map(({ item }) => item.label),
      [
        'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
        'application/vnd.cncf.helm.chart.provenance.v1.prov',
      ],
    );
    assert(!offers.some(({ item }) => item.label === 'application/vnd.cncf.helm.chart.content.v1+tar'));
  });

  it('offers the config of an image first', () => {
    assert.equal(
      labelsAt(`{ "schemaVersion": 2, ${type}, "config": { "mediaType": "|" } }`)[0],
      'application/vnd.oci.image.config.v1+json',
    );
  });

  const artifact = (members: string) => `{ "schemaVersion": 2, ${type}, ${members} }`;
  const popular: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'types of config',
      artifact('"config": { "mediaType": "|" }'),
      ['oci.image.config', 'cncf.helm.config', 'wasm.config', 'oci.empty', 'cncf.model.config'],
    ],
    [
      'types of artifact',
      artifact('"artifactType": "|"'),
      ['sigstore.bundle', 'spdx', 'cyclonedx', 'cncf.model.manifest', 'in-toto'],
    ],
    [
      'layers of an artifact',
      artifact(
        '"config": { "mediaType": "application/vnd.example.config.v1+json" }, "layers": [{ "mediaType": "|" }]',
      ),
      [
        'helm.chart',
        'application/wasm',
        'sigstore.bundle',
        'cosign.simplesigning',
        'spdx',
        'cyclonedx',
        'oci.empty',
      ],
    ],
    [
      'layers of an image',
      artifact(
        '"config": { "mediaType": "application/vnd.oci.image.config.v1+json" }, "layers": [{ "mediaType": "|" }]',
      ),
      ['layer.v1.tar+gzip', 'layer.v1.tar', 'layer.v1.tar+zstd'],
    ],
    [
      'layers of a chart, after its own',
      layers('{ "mediaType": "|" }'),
      ['helm.chart.content', 'helm.chart.provenance'],
    ],
    [
      'entries of an index',
      '{ "schemaVersion": 2, "manifests": [{ "mediaType": "|" }] }',
      ['manifest', 'index'],
    ],
  ];
  for (const [what, text, beginning] of popular)
    it(`begins with what people write most: ${what}`, () => {
      const labels = labelsAt(text, { fileName: 'index.json' }).slice(0, beginning.length);
      assert.equal(labels.length, beginning.length);
      for (const [place, part] of beginning.entries()) assert(labels[place]!.includes(part), labels.join());
    });

  it('replaces the whole string', () => {
    assert.equal(
      acceptAt(`{ "schemaVersion": 2, ${type}, "config": { "mediaType": "application/vnd|.oci" } }`),
      `{ "schemaVersion": 2, ${type}, "config": { "mediaType": "application/vnd.oci.image.config.v1+json" } }`,
    );
  });

  it('replaces the value behind a space', () => {
    const before = (value: string) => `{ "schemaVersion": 2, ${type}, "config": { "mediaType":${value} } }`;
    assert.equal(acceptAt(before('| "a/b"')), before(' "application/vnd.oci.image.config.v1+json"'));
    assert.deepEqual(labelsAt(`{ "schemaVersion": 2, ${type}, "config": | {} }`), []);
  });

  it('adds the comma and the space that are missing', () => {
    assert.equal(
      acceptAt(
        `{\n  "schemaVersion": 2,\n  ${type},\n  "config": {\n    "mediaType":|\n    "size": 1\n  }\n}`,
      ),
      `{\n  "schemaVersion": 2,\n  ${type},\n  "config": {\n    "mediaType": "application/vnd.oci.image.config.v1+json",\n    "size": 1\n  }\n}`,
    );
  });

  it('offers whole descriptors', () => {
    assert.deepEqual(labelsAt(layers('|')), ['Descriptor', 'File', 'Empty descriptor']);
    assert.equal(
      acceptAt(layers('|'), 'Empty descriptor'),
      writeOutDigests(
        layers(
          '\n    {\n      "mediaType": "application/vnd.oci.empty.v1+json",\n      "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",\n      "size": 2\n    }\n  ',
        ),
      ),
    );
  });

  it('says beside each value what it is or what it inserts', () => {
    const rowsAt = (marked: string, fileName = 'manifest.json') =>
      offersAt(marked, { fileName, capabilities: { labelDetails: true } }).map(
        ({ item }) => `${item.label} | ${item.labelDetails?.description}`,
      );
    assert.deepEqual(rowsAt(layers('|')), [
      'Descriptor | media type, digest, and size',
      'File | descriptor with a file name',
      'Empty descriptor | placeholder for no content',
    ]);
    assert.deepEqual(rowsAt(`{ "schemaVersion": 2, ${type}, "config": | }`), [
      'Descriptor | media type, digest, and size',
      'Empty descriptor | placeholder for no content',
    ]);
    assert.deepEqual(rowsAt('{ "schemaVersion": 2, "manifests": [{ "size": 1 }, |] }', 'index.json'), [
      'Image | manifest with a platform',
      'Attestation | about an image, by BuildKit',
      'Descriptor | manifest without a platform',
    ]);
    assert.deepEqual(rowsAt(`{ "schemaVersion": 2, ${type}, "layers": | }`), ['List | with one item']);
    assert.deepEqual(rowsAt(`{ "schemaVersion": |, ${type} }`), ['2 | the only valid value']);
    assert.deepEqual(rowsAt(`{ "schemaVersion": 2, ${type}, "annotations": | }`), [
      'Empty | object without members',
    ]);
    assert.deepEqual(rowsAt(`{ "schemaVersion": 2, ${type}, "config": { "urls": | } }`), [
      'Empty | list without items',
    ]);
    const [platform] = rowsAt('{ "schemaVersion": 2, "manifests": [{ "platform": | }] }', 'index.json');
    assert.equal(platform, 'linux/amd64 | Linux on 64-bit x86');
  });

  it('offers platforms as a whole', () => {
    assert.equal(
      acceptAt(
        '{ "schemaVersion": 2, "manifests": [{ "digest": "$1", "mediaType": "a/b", "size": 3, "platform": | }] }',
        'linux/arm/v7',
      ),
      writeOutDigests(
        '{ "schemaVersion": 2, "manifests": [{ "digest": "$1", "mediaType": "a/b", "size": 3, "platform": { "architecture": "arm", "os": "linux", "variant": "v7" } }] }',
      ),
    );
  });

  it('writes values inside of a line with the spaces of that line', () => {
    const platform = '{ "architecture": "arm", "os": "linux", "variant": "v7" }';
    const entry = '{ "digest": "$1", "mediaType": "a/b", "size": 3, "platform": | }';
    const text = `{\n  "schemaVersion": 2,\n  "manifests": [\n    ${entry}\n  ]\n}\n`;
    assert.equal(acceptAt(text, 'linux/arm/v7'), writeOutDigests(text.replace('|', platform)));
    const dense = text.replace('{ "digest"', '{"digest"').replace(' }', '}');
    assert.equal(
      acceptAt(dense, 'linux/arm/v7'),
      writeOutDigests(dense.replace('|', platform.replace('{ ', '{').replace(' }', '}'))),
    );
  });

  it('offers the images that an attestation may be about', () => {
    const index = `{ "schemaVersion": 2, "manifests": [
      { "digest": "$1", "mediaType": "application/vnd.oci.image.manifest.v1+json", "size": 3, "platform": { "os": "linux", "architecture": "arm64", "variant": "v8" } },
      { "digest": "$2", "mediaType": "application/vnd.oci.image.manifest.v1+json", "size": 3,
        "annotations": { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": "|" } }
    ] }`;
    const offers = offersAt(index).map(({ item }) => [item.label, item.detail]);
    assert.deepEqual(offers, [[writeOutDigests('$1'), 'linux/arm64/v8']]);
  });

  it('offers the digests of known contents that can have the type', () => {
    const titlesAt = (text: string): (string | undefined)[] => offersAt(text).map(({ item }) => item.detail);
    const blank = (own: string): string => `{ "mediaType": "${own}", "digest": "|", "size": 0 }`;
    const ociType = (part: string): string => `application/vnd.oci.image.${part}`;
    const configTitles = (configType: string) =>
      titlesAt(`{ "schemaVersion": 2, ${type}, "config": ${blank(configType)}, "layers": [] }`);
    const objects = ['the empty JSON object {}', 'the empty JSON object {} with a line feed'];
    const withoutSizes = (titles: readonly (string | undefined)[]) => [
      ...new Set(titles.map((title) => title?.replace(/ · .*/, ''))),
    ];
    assert.deepEqual(withoutSizes(configTitles('application/vnd.example.config.v1+json')), objects);
    assert.deepEqual(configTitles('application/vnd.cncf.helm.config.v1+json'), []);
    assert.deepEqual(configTitles(ociType('config.v1+json')), []);
    const subject = blank(ociType('manifest.v1+json'));
    assert.deepEqual(titlesAt(`{ "schemaVersion": 2, ${type}, "subject": ${subject}, "layers": [] }`), []);
    assert.deepEqual(titlesAt(`{ "schemaVersion": 2, "manifests": [${subject}] }`), []);
    assert.deepEqual(titlesAt(layers(blank('application/spdx+json'))), []);
    assert.deepEqual(withoutSizes(titlesAt(layers(blank('application/json')))), objects);
    assert.deepEqual(titlesAt(layers(blank(ociType('layer.v1.tar')))), ['an empty tar archive · 1.0 KiB']);
    assert.deepEqual(titlesAt(layers(blank('application/vnd.cncf.helm.chart.content.v1.tar+gzip'))), []);
  });

  it('offers artifactType last, and without a value, where the type of the config says what the artifact is', () => {
    const chart = (rest: string): string =>
      `{ "schemaVersion": 2, ${type},
        "config": { "mediaType": "application/vnd.cncf.helm.config.v1+json", "digest": "$1", "size": 9 },
        "layers": [{ "mediaType": "application/vnd.cncf.helm.chart.content.v1.tar+gzip", "digest": "$2", "size": 9 }]${rest} }`;
    const labels = offersAt(chart(', "|"')).map(({ item }) => item.label);
    assert.deepEqual(labels.slice(-1), ['artifactType']);
    assert(labels.includes('annotations'));
    assert.equal(acceptAt(chart(', "|"'), 'artifactType'), writeOutDigests(chart(', "artifactType": ""')));
  });

  it('fills in the size of known content instead of a blank', () => {
    const empty = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
    assert.equal(
      acceptAt(layers('{ "mediaType": "application/json", "digest": "|", "size": 0 }'), empty),
      writeOutDigests(layers(`{ "mediaType": "application/json", "digest": "${empty}", "size": 2 }`)),
    );
  });

  it('knows the size of some contents', () => {
    assert.equal(
      acceptAt(
        layers(
          '{ "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": | }',
        ),
      ),
      writeOutDigests(
        layers(
          '{ "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2 }',
        ),
      ),
    );
  });

  it('offers the present time, licenses and signals', () => {
    const annotated = (text: string) => layers('', `\n  "annotations": { ${text} },`);
    assert.deepEqual(labelsAt(annotated('"org.opencontainers.image.created": "|"')), [testTime]);
    assert(labelsAt(annotated('"org.opencontainers.image.licenses": "|"')).includes('Apache-2.0'));
    assert(
      labelsAt(
        '{ "StopSignal": "|" }'.replace(
          /^/,
          '{ "architecture": "a", "os": "b", "rootfs": { "diff_ids": [] }, "config": ',
        ) + ' }',
      ).includes('SIGTERM'),
    );
  });

  it('puts what goes with the sibling first', () => {
    const entry = (platform: string) =>
      `{ "schemaVersion": 2, "manifests": [{ "mediaType": "a/b", "digest": "$1", "size": 3, "platform": { ${platform} } }] }`;
    assert.equal(labelsAt(entry('"architecture": "wasm", "os": "|"'))[0], 'linux');
    assert.equal(labelsAt(entry('"os": "windows", "architecture": "|"'))[0], 'amd64');
    assert.deepEqual(labelsAt(entry('"architecture": "arm64", "variant": "|"')).slice(0, 1), ['v8']);
    assert.deepEqual(labelsAt(entry('"architecture": "arm", "variant": "|"')).slice(0, 2), ['v7', 'v6']);
  });

  it('leaves the closing quote of a string that a comma follows, so that tab stops behind it can be reached', () => {
    const endOf = (text: string): number | undefined => {
      const [{ item } = assert.fail()] = offersAt(text);
      const { range, newText } = item.textEdit as TextEdit;
      return newText.endsWith('"') ? undefined : range.end.character - text.indexOf('|');
    };
    const before = '{ "schemaVersion": 2, "config": { "mediaType": "';
    assert.equal(endOf(`${before}ap|pl", "size": 1 } }`), 2);
    assert.equal(endOf(`${before}appl|" } }`), undefined);
    assert.equal(endOf(`${before}appl"|, "size": 1 } }`), undefined);
  });

  it('gives a new entry of an index the next platform that no entry has yet', () => {
    const index = (platforms: readonly string[], last: string) => {
      const entries = platforms.map((name, place) => {
        const [os, architecture] = name.split('/');
        return `{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$${place + 1}", "size": 3, "platform": { "architecture": "${architecture}", "os": "${os}" } }`;
      });
      return `{ "schemaVersion": 2, "manifests": [${[...entries, last].join(', ')}] }`;
    };
    const text = (platforms: readonly string[], last: string, label?: string) =>
      acceptAt(index(platforms, last), label).replace(/\s/g, '');
    assert.match(text(['linux/amd64'], '|'), /"platform":\{"architecture":"arm64","os":"linux"\}/);
    assert.match(
      text(['linux/amd64', 'linux/arm64'], '|'),
      /"platform":\{"architecture":"arm","os":"linux","variant":"v7"\}/,
    );
    assert.match(text(['linux/amd64'], '{ | }', 'platform'), /\{"architecture":"arm64","os":"linux"\}/);
    assert.equal(labelsAt(index(['linux/amd64'], '{ "platform": | }'))[0], 'linux/arm64');
    assert.match(
      text(['linux/amd64'], '{ "platform": { | } }', 'linux/arm64'),
      /"platform":\{"architecture":"arm64","os":"linux"\}/,
    );
    assert.deepEqual(labelsAt(index(['linux/amd64'], '{ "platform": { | } }')).slice(0, 3), [
      'linux/arm64',
      'architecture',
      'os',
    ]);
    assert(!labelsAt(index(['linux/amd64'], '{ "platform": { "os": "linux", | } }')).includes('linux/arm64'));
    // Only a name can be written in the place of one that has a value.
    assert(!labelsAt(index(['linux/amd64'], '{ "platform": { "arch|": "arm64" } }')).includes('linux/arm64'));
    // Those that are used already are still the common ones.
    assert.deepEqual(
      labelsAt(index(['linux/amd64'], '{ "platform": { "architecture": "|" } }')).slice(0, 3),
      ['arm64', 'amd64', 'arm'],
    );
    assert.equal(
      labelsAt(index(['linux/amd64'], '{ "platform": { "os": "linux", "architecture": "|" } }'))[0],
      'arm64',
    );
    const [{ item }] = offersAt(index(['linux/amd64'], '|')) as [ReturnType<typeof offersAt>[number]];
    assert.match(item.textEdit!.newText, /"architecture": "\$\{\d\|arm64,amd64,[^|]*\|\}"/);
  });

  it('knows the builds and the feature of Windows', () => {
    const entry = (platform: string) =>
      `{ "schemaVersion": 2, "manifests": [{ "mediaType": "a/b", "digest": "$1", "size": 3, "platform": { "os": "windows", "architecture": "amd64", ${platform} } }] }`;
    assert.deepEqual(
      offersAt(entry('"os.version": "|"'))
        .slice(0, 2)
        .map(({ item }) => [item.label, item.detail]),
      [
        ['10.0.26100', 'Windows Server 2025'],
        ['10.0.20348', 'Windows Server 2022'],
      ],
    );
    assert.deepEqual(labelsAt(entry('"os.features": [|]')), ['win32k']);
    assert.deepEqual(labelsAt(entry('"os.features": [|]').replace('windows', 'linux')), []);
  });

  it('knows what runtimes read of an image config', () => {
    const config = (members: string) =>
      `{ "architecture": "amd64", "os": "linux", "rootfs": { "type": "layers", "diff_ids": [] }, "config": { ${members} } }`;
    assert.equal(labelsAt(config('"StopSignal": "|"'))[0], 'SIGTERM');
    assert.equal(
      acceptAt(config('"ExposedPorts": {"8|"}'), '8080/tcp'),
      config('"ExposedPorts": {"8080/tcp": {}}'),
    );
    assert.equal(acceptAt(config('"Env": ["|"]'), 'NAME='), config('"Env": ["NAME=value"]'));
    assert.equal(labelsAt(config('"Env": ["PATH=/bin", "|"]'))[0], 'HOME=');
    assert.deepEqual(labelsAt(config('"Healthcheck": { "Test": ["|"] }')), ['CMD', 'CMD-SHELL', 'NONE']);
    assert.deepEqual(labelsAt(config('"Healthcheck": { "Test": ["CMD", "|"] }')), []);
    assert.equal(
      offersAt(config('"Healthcheck": { "Interval": | }')).find(({ item }) => item.label === '30000000000')
        ?.item.detail,
      '30 seconds',
    );
    assert.match(acceptAt(config('|'), 'Healthcheck'), /"Test": \["CMD-SHELL", /);
  });

  it('takes the type that all layers share for the type of the artifact', () => {
    const artifact = (type: string) =>
      `{ "schemaVersion": 2, "artifactType": "|", "config": { "mediaType": "application/vnd.oci.empty.v1+json" }, "layers": [{ "mediaType": "${type}" }] }`;
    assert.equal(labelsAt(artifact('application/spdx+json'))[0], 'application/spdx+json');
  });
});

describe('completion of media types by what people call them', () => {
  const empty = '"config": { "mediaType": "application/vnd.oci.empty.v1+json" }';
  const inConfig = (typed: string) => `{ "schemaVersion": 2, "config": { "mediaType": "${typed}|" } }`;
  const asType = (typed: string) => `{ "schemaVersion": 2, "artifactType": "${typed}|", ${empty} }`;
  /** What matches what was typed from its beginning on, as an editor prefers it. */
  const fitting = (text: string, typed: string): readonly string[] =>
    offersAt(text)
      .filter(({ item }) => item.filterText!.startsWith(`"${typed}`))
      .map(({ item }) => item.label);

  it('begins with those whose title has the word, the likeliest first', () => {
    assert.equal(fitting(inConfig('helm'), 'helm')[0], 'application/vnd.cncf.helm.config.v1+json');
    const boms = fitting(asType('sbom'), 'sbom');
    assert(
      boms.includes('application/spdx+json') && boms.includes('application/vnd.cyclonedx+json'),
      boms.join(),
    );
  });

  it('offers nothing that has only the letters of a word somewhere', () => {
    for (const word of ['sbom', 'helm', 'cosign', 'cyclonedx', 'spdx', 'notation', 'model'])
      for (const { item } of offersAt(asType(word)))
        assert(item.filterText!.toLowerCase().includes(word), word);
    const labels = offersAt(asType('sbom')).map(({ item }) => item.label);
    assert(!labels.some((label) => label.includes('bicep')), labels.join());
  });

  it('finds a type by the tool that writes it', () => {
    assert.equal(fitting(asType('notation'), 'notation')[0], 'application/vnd.cncf.notary.signature');
    assert.equal(fitting(inConfig('flux'), 'flux')[0], 'application/vnd.cncf.flux.config.v1+json');
  });

  it('prefers a type that begins with what is written', () => {
    const typed = 'application/vnd.cncf.helm.chart';
    for (const label of fitting(asType(typed), typed)) assert(label.startsWith(typed), label);
  });

  it('is asked for anew with each letter', () => {
    assert.equal(listAt(inConfig('')).isIncomplete, true);
  });
});

describe('completion of a value that is one of the choices', () => {
  const architecture = (value: string) =>
    `{ "schemaVersion": 2, "manifests": [{ "platform": { "os": "linux", "architecture": ${value} } }] }`;

  it('shows all choices, and selects the present one', () => {
    for (const value of ['"arm64|"', '"ar|m64"', '"arm64"|']) {
      const offers = offersAt(architecture(value));
      const written = /^[^|]*/.exec(value)?.[0];
      assert.equal(offers[0]?.item.label, 'arm64');
      assert.equal(offers[0].item.preselect, true);
      assert(offers.length > 5);
      for (const { item } of offers) assert.equal(item.filterText, written);
      assert.equal(offers.at(-1)?.accept().includes('arm64'), false);
    }
  });

  it('puts longer ones first that begin with it', () => {
    assert.deepEqual(labelsAt(architecture('"arm|"')).slice(0, 2), ['arm', 'arm64']);
  });

  it('shows what fits while the value is none of them', () => {
    for (const { item } of offersAt(architecture('"arm6|"')))
      assert.equal(item.filterText, `"${item.label}"`);
  });
});

describe('completion of annotation keys', () => {
  const annotations = (text: string, document = `"schemaVersion": 2, ${type}`) =>
    `{ ${document}, "annotations": { ${text} } }`;

  /** What fits best: an editor compares what was typed with the beginning of the text for it. */
  const fitting = (typed: string): readonly string[] =>
    offersAt(annotations(`"${typed}|`))
      .filter(({ item }) => item.filterText!.startsWith(`"${typed}`))
      .map(({ item }) => item.label);

  for (const [typed, key] of [
    ['created', 'org.opencontainers.image.created'],
    ['licen', 'org.opencontainers.image.licenses'],
    ['ver', 'org.opencontainers.image.version'],
    ['base.n', 'org.opencontainers.image.base.name'],
    ['org.o', 'org.opencontainers.image.created'],
    ['io.artifacthub.package.lic', 'io.artifacthub.package.license'],
  ] as const) {
    it(`gives ${key} for ${typed}`, () => assert.equal(fitting(typed)[0], key));
  }

  it('is asked for anew with each letter, because people begin with either end of a key', () => {
    assert.equal(listAt(annotations('"|')).isIncomplete, true);
    assert.equal(listAt('{ "schemaVersion": 2, "manifests": [{ | }] }').isIncomplete, false);
  });

  it('begins with the keys of the specification, also where a format is recognized', () => {
    const labels = labelsAt(
      annotations(
        '|',
        `"schemaVersion": 2, "config": { "mediaType": "application/vnd.cncf.helm.config.v1+json" }`,
      ),
    );
    assert.equal(labels[0], 'org.opencontainers.image.created');
  });

  it('leaves out what another key has superseded, and strikes through what is given up', () => {
    const config = (text: string) =>
      `{ "architecture": "amd64", "os": "linux", "rootfs": { "diff_ids": [] }, "config": { "Labels": { ${text} } } }`;
    const offers = offersAt(config('|'));
    const labels = offers.map(({ item }) => item.label);
    assert(!labels.includes('org.label-schema.license'));
    const old = offers.find(({ item }) => item.label === 'io.buildpacks.stack.id')!;
    assert.deepEqual(old.item.tags, [1]);
    assert(labels.indexOf(old.item.label) > labels.indexOf('io.artifacthub.package.license'));
  });
});

describe('completion in a document that cannot be what its name suggests', () => {
  it('offers what it may become', () => {
    for (const fileName of ['config.json', 'oci-layout'])
      assert.deepEqual(labelsAt('{"mediaType":"|', { fileName }), [
        'application/vnd.oci.image.manifest.v1+json',
        'application/vnd.oci.image.index.v1+json',
      ]);
    assert.equal(
      labelsAt('{"layers":[{"mediaType":"|"}]}', { fileName: 'config.json' })[0],
      'application/vnd.oci.image.layer.v1.tar+gzip',
    );
  });

  it('offers nothing where something in it belongs to somebody else', () => {
    assert.deepEqual(labelsAt('{"port": 80, "mediaType":"|"}', { fileName: 'config.json' }), []);
    assert.deepEqual(labelsAt('{"port": 80, "|"}', { fileName: 'config.json' }), []);
  });
});

describe('completion beside that of others', () => {
  const offers = offersAt(`{ "schemaVersion": 2, ${type}, "config": { "mediaType": "|" } }`);

  it('comes before labels in quotes and names that begin with a dollar sign', () => {
    for (const { item } of offers) assert(item.sortText! < '"' && item.sortText! < '$', item.sortText);
  });

  it('selects the likeliest, and nothing else', () => {
    assert.deepEqual(
      offers.map(({ item }) => item.preselect),
      offers.map((_, place) => (place === 0 ? true : undefined)),
    );
  });

  it('shows a media type with what it is in one row, so that the list cuts off neither', () => {
    const document = `{ "schemaVersion": 2, ${type}, "artifactType": "|", "layers": [] }`;
    const rows = ['config', 'layers', 'blobs'].flatMap((role) =>
      rowsAt(`{ "schemaVersion": 2, "${role}": ${role === 'config' ? '' : '['}{ "mediaType": "|" }`),
    );
    const shown = new Set([...rows, ...rowsAt(document)]);
    for (const row of [
      'oci.image.config.v1+json | Image configuration',
      'oci.image…v1.tar+gzip | Image layer, tar…',
      'cncf.helm…v1.tar+gzip | Helm chart archive',
      'cncf.helm…v1.prov | Helm chart provenance',
      'cyclonedx+json | CycloneDX SBOM, JSON',
      'application/spdx+json | SPDX SBOM, JSON',
      'oci…tar+gzip+encrypted | Encrypted layer, tar…',
    ])
      assert(shown.has(row), `${row} is not one of ${[...shown].join('\n')}`);
    for (const row of shown) assert.match(row, /^.{4,41}(?: \| .{4,})?$/u);
  });

  it('cuts no word of what a media type is', () => {
    const titles = catalogueData.mediaTypes.map(({ title }) => title);
    for (const row of rowsAt(`{ "mediaType": "|" }`, 'descriptor')) {
      const words = row.split(' | ')[1] ?? '';
      if (!words.endsWith('…')) continue;
      const kept = words.slice(0, -1);
      assert(
        titles.some((title) => title.startsWith(kept) && /^,? /.test(title.slice(kept.length))),
        row,
      );
    }
  });

  it('tells media types apart in each list', () => {
    // The words beside them are often cut off.
    const types = rowsAt(`{ "mediaType": "|" }`, 'descriptor').map((row) => row.split(' | ')[0]);
    assert(types.length > 200);
    assert.deepEqual(
      types.filter((type, place) => types.indexOf(type) !== place),
      [],
    );
  });

  it('says all of it in the details', () => {
    for (const { item } of offers) assert.match(item.detail!, /^\S.* · \S/, item.label);
    assert.equal(offers[0]?.item.detail, 'Image configuration · OCI');
  });

  /** What the list shows, with what it shows beside. */
  function rowsAt(marked: string, kind?: KindPin): string[] {
    const options = { capabilities: { labelDetails: true }, ...(kind === undefined ? {} : { kind }) };
    return offersAt(marked, options).map(
      ({ item }) => `${item.label} | ${item.labelDetails?.description ?? ''}`,
    );
  }
});

describe('completion of documents', () => {
  it('begins whole documents in an empty file, those of its name first', () => {
    assert.equal(labelsAt('|')[0], 'Image manifest');
    assert.equal(labelsAt('\n|\n', { fileName: 'index.json' })[0], 'Image index');
    assert.equal(labelsAt('|', { fileName: 'oci-layout' })[0], 'Image layout file');
    assert.equal(labelsAt('|', { fileName: 'untitled:Untitled-1' }).length, labelsAt('|').length);
  });

  for (const marked of ['Image |', 'Image i|', 'Image |ind', '  AI model (Mod|', '{ Image i| }', '{Image i|'])
    it(`offers them still after the beginning of a title, which they replace, as in ${marked}`, () => {
      const options = { fileName: 'whatever.json' };
      const empty = marked.replace(/[\w(][\w |(]*/, '|');
      for (const title of ['Image index', 'AI model (ModelPack)'])
        assert.equal(acceptAt(marked, title, options), acceptAt(empty, title, options));
    });

  it('takes no words for a title beside anything else', () => {
    for (const marked of ['Image i|: 1', '{ "a": 1, Image i| }', '[Image i|]', 'Image\ni|', '// Image i|'])
      assert(!labelsAt(marked, { fileName: 'whatever.json' }).includes('Image index'), marked);
  });

  it('takes an object where a media type belongs for none', () => {
    const isOffered = (mediaType: string) =>
      labelsAt(`{ "mediaType": ${mediaType}, | }`, { fileName: 'oci-layout' });
    assert.deepEqual(isOffered('{ "toString": {} }'), isOffered('{}'));
  });

  for (const fileName of ['whatever.json', 'untitled:Untitled-1', 'a.b/my-image.json'])
    it(`offers whole documents in an empty ${fileName} before what others suggest`, () => {
      assert.deepEqual(labelsAt('|', { fileName }), labelsAt('|'));
      const [first] = offersAt('|', { fileName });
      assert.equal(first?.item.preselect, true);
      assert(first.item.sortText! < '"');
      assert.deepEqual(labelsAt('[|]', { fileName }), []);
    });

  for (const fileName of [
    'package.json',
    'package-lock.json',
    'a/tsconfig.build.json',
    'cspell.json',
    'cSpell.json',
    '.eslintrc.json',
    '.vscode/settings.json',
    '.vscode/index.json',
    '.x/manifest.json',
    'file:///home/me/.docker/config.json',
    'page.webmanifest',
    'a/my.schema.json',
    'untitled:/a/tsconfig.json',
    'vscode-userdata:/User/settings.json',
  ])
    it(`leaves ${fileName} to the tool that it belongs to`, () => {
      for (const text of ['|', '{|}', '{"sch|', '{"config":{|', '{"architecture":"amd64","os":"linux",|'])
        assert.deepEqual(labelsAt(text, { fileName }), [], text);
      // What says of itself that it is an OCI document is one.
      assert(labelsAt(`{ ${type}, | }`, { fileName }).includes('layers'));
    });

  it('takes no notice of folders above the workspace', () => {
    const isHelped = (fileName: string, workspaceFolder?: string) =>
      labelsAt('|', { fileName, settings: { ...defaultSettings, workspaceFolder } }).length > 0;
    assert(isHelped('.home/project/a/image.json', 'file:///test/.home/project/'));
    assert(isHelped('.project/image.json', 'file:///test/.project/'));
    assert(!isHelped('project/.idea/a/image.json', 'file:///test/project/'));
    assert(isHelped('.project/index.json', 'file:///test/.project/'));
    assert(!isHelped('project/.idea/a/index.json', 'file:///test/project/'));
    assert(!isHelped('.idea/image.json'));
    assert(isHelped(`.cache/blobs/sha256/${'a'.repeat(64)}`, 'file:///test/'));
  });

  it('leaves documents alone that are pinned as none', () => {
    for (const text of ['|', '{|}', '{ "schemaVersion": 2, | }'])
      assert.deepEqual(labelsAt(text, { kind: 'none' }), [], text);
  });

  it('lists them after the properties once there is a brace', () => {
    for (const text of ['{|}', '{"|"}', '{"sch|', '{\n  "|\n}']) {
      const labels = labelsAt(text);
      assert.equal(labels[0], 'schemaVersion', text);
      assert(labels.indexOf('Image manifest') > labels.indexOf('annotations'), text);
    }
  });

  it('lists them before the properties of all kinds in bare braces, where the name of the file tells no kind', () => {
    for (const fileName of ['whatever.json', 'untitled:Untitled-1']) {
      const first = (text: string) => labelsAt(text, { fileName })[0];
      for (const text of ['{|}', '{\n  |\n}', '{|']) assert.equal(first(text), 'Image manifest', text);
      for (const text of ['{"|"}', '{"|', '{ "sch|']) assert.equal(first(text), 'schemaVersion', text);
    }
  });

  it('writes them into braces that are there', () => {
    const layout = '{\n  "imageLayoutVersion": "1.0.0"\n}';
    for (const text of ['|', '{|}', '{\n  |\n}', '{\n|\n}', '{ "|" }', 'lay|'])
      assert.equal(acceptAt(text, 'Image layout file'), layout, text);
  });

  for (const [name, editorIndent] of [
    ['four spaces', '    '],
    ['tabs', '\t'],
  ] as const) {
    it(`indents with the ${name} of an editor that replaces tabs`, () => {
      for (const text of ['|', '{|}', '{\n|\n}', '{ "|" }', '  {|}', 'lay|']) {
        const before = text.startsWith(' ') ? '  ' : '';
        assert.equal(
          acceptAt(text, 'Image layout file', { editorIndent }),
          `${before}{\n${before}${editorIndent}"imageLayoutVersion": "1.0.0"\n${before}}`,
          text,
        );
      }
      const template = acceptAt('|', 'Image manifest', { editorIndent });
      const steps = new Set(template.split('\n').map((line) => /^\s*/.exec(line)![0]));
      assert.deepEqual([...steps].sort(), ['', editorIndent, editorIndent.repeat(2), editorIndent.repeat(3)]);
    });

    it(`goes by the ${name} of the line that it begins on, in any editor`, () => {
      for (const text of [`{\n${editorIndent}|\n}`, `{\n${editorIndent}"sch|\n}`, `{\n${editorIndent}"|"\n}`])
        for (const options of [{}, { editorIndent: '  ' }])
          assert.match(
            acceptAt(text, 'config', options),
            new RegExp(`^\\{\\n${editorIndent}"config": \\{\\n${editorIndent.repeat(2)}"mediaType"`),
            text,
          );
    });
  }

  it('goes by the indentation of a document rather than by that of the editor', () => {
    const text = (member: string) => `{\n "schemaVersion": 2,\n ${type},\n ${member}\n}`;
    const insert = (editorIndent?: string) =>
      acceptAt(text('|'), 'config', editorIndent === undefined ? {} : { editorIndent });
    assert.equal(insert('\t'), insert());
    assert.match(insert('\t'), /\n {2}"digest"/);
  });

  it('knows what becomes of a document that has just begun', () => {
    assert(labelsAt('{ "schemaVersion": 2, | }').includes('layers'));
    assert(labelsAt('{ "schemaVersion": 2, | }', { fileName: 'index.json' }).includes('manifests'));
  });

  it('helps from the first letter on, by the name of the file', () => {
    assert.equal(acceptAt('{"sch|', 'schemaVersion'), '{\n  "schemaVersion": 2');
    assert.equal(labelsAt('{"mediaType":"|')[0], 'application/vnd.oci.image.manifest.v1+json');
    assert.equal(
      labelsAt('{"mediaType":"|', { fileName: 'index.json' })[0],
      'application/vnd.oci.image.index.v1+json',
    );
    assert.equal(labelsAt('{"config":{|')[0], 'mediaType');
    assert.equal(labelsAt('{"config":{"mediaType":"|')[0], 'application/vnd.oci.image.config.v1+json');
    assert(
      labelsAt('{"architecture":"amd64","config":{|', { fileName: 'config.json' }).includes('Entrypoint'),
    );
    assert(labelsAt('{"im|', { fileName: 'untitled:Untitled-1' }).includes('imageLayoutVersion'));
    assert(labelsAt('{"architecture":"|', { fileName: 'untitled:Untitled-1' }).includes('arm64'));
    const blob = `blobs/sha256/${'0'.repeat(64)}`;
    assert(labelsAt('{"schemaVersion":2,|', { fileName: blob }).includes('layers'));
  });

  for (const fileName of ['whatever.json', 'untitled:Untitled-1'])
    it(`helps from the first letter on in ${fileName}, as in manifest.json and config.json`, () => {
      const first = (text: string) => labelsAt(text, { fileName })[0];
      assert.equal(acceptAt('{"sch|', 'schemaVersion', { fileName }), '{\n  "schemaVersion": 2');
      assert.equal(first('{"mediaType":"|'), 'application/vnd.oci.image.manifest.v1+json');
      assert.equal(first('{"schemaVersion":2,|}'), 'mediaType');
      assert.equal(first('{"config":{|'), 'mediaType');
      assert.equal(first('{"config":{"mediaType":"|'), 'application/vnd.oci.image.config.v1+json');
      assert.equal(first('{"imageLayoutVersion":"|"}'), '1.0.0');
      const inConfig = labelsAt('{"architecture":"amd64","config":{|', { fileName });
      assert.deepEqual(
        inConfig,
        labelsAt('{"architecture":"amd64","config":{|', { fileName: 'config.json' }),
      );
      assert(inConfig.includes('Entrypoint'));
    });

  it('offers the media types of all kinds that a document may get, the likeliest first', () => {
    assert.deepEqual(
      offersAt('{"mediaType":"|', { fileName: 'index.json' }).map(({ item }) => [item.label, item.detail]),
      [
        ['application/vnd.oci.image.index.v1+json', 'Image index · OCI'],
        ['application/vnd.oci.image.manifest.v1+json', 'Image manifest · OCI'],
      ],
    );
  });

  for (const [what, text] of [
    ['a schema of its own', '{ "$schema": "https://example.org/a.json", | }'],
    ['a member that no OCI document has', '{ "name": "app", "config": {}, | }'],
    ['members of two kinds', '{ "schemaVersion": 2, "architecture": "amd64", | }'],
    ['such a member deeper in it', '{ "config": { "size": 3, "theme": "dark", | } }'],
    ['one in an array', '{ "history": [{ "created": "", "page": 1 }], | }'],
    ['a member of another type', '{ "os": ["linux"], "config": {}, | }'],
    ['a text where a descriptor belongs', '{ "config": "production", | }'],
  ] as const)
    it(`leaves a document with ${what} alone`, () =>
      assert.deepEqual(labelsAt(text, { fileName: 'whatever.json' }), []));

  it('goes by what a document says of itself under any name', () => {
    assert(labelsAt(`{ ${type}, | }`, { fileName: 'other.json' }).includes('layers'));
    assert(
      labelsAt('{"architecture":"arm64","os":"linux","config":{|', { fileName: 'other.json' }).includes(
        'Env',
      ),
    );
  });

  it('leaves documents of others alone', () => {
    assert.deepEqual(labelsAt('{ "manifest_version": 3, "|'), []);
    assert.deepEqual(labelsAt('{ "config": { "port": 80, "|" } }', { fileName: 'config.json' }), []);
    assert.deepEqual(labelsAt('{ "schemaVersion": 1, "|'), []);
    assert.deepEqual(labelsAt('{ "name": "app", | }'), []);
  });

  it('draws no icon in the labels of a client that would, and inserts what the document says', () => {
    const text = `{ "schemaVersion": 2, "manifests": [{ "digest": "$(error)" }, {
      "annotations": { "vnd.docker.reference.digest": "" } }] }`;
    const live = TextDocument.create('file:///test/index.json', 'json', 1, text);
    const position = live.positionAt(text.indexOf('""') + 1);
    const items = (rendersIcons: boolean) => {
      const service = createLanguageService({ rendersIcons });
      const capabilities = { ...allCapabilities, snippets: false };
      return service.completion(live, defaultSettings, position, capabilities)?.items ?? [];
    };
    assert.deepEqual(
      [true, false].map((rendersIcons) => items(rendersIcons).map(({ label }) => label)),
      [['\\$(error)'], ['$(error)']],
    );
    assert.deepEqual(
      items(true).map(({ textEdit }) => textEdit?.newText),
      ['"$(error)"'],
    );
  });
});
