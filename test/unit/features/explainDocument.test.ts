import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { describe, it } from 'mocha';
import { templates } from '#schemas/catalogue/templates';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService, defaultSettings, readProject, resolveSettings } from '#service';
import { customConfig } from '#helpers/documents/artifacts';
import { needsCorpus, readCorpus } from '#helpers/corpus';
import { artifact, config, image, index, layer, manifestDescriptor, platform } from '#helpers/documents';
import { lint, service, type LintOptions } from '#helpers/lint';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { layoutOf, settingsInLayout } from '#helpers/layouts';
import { blobPathOf, writeOutDigests } from '#helpers/markedText';

/** The page about a text; undefined when it is not an OCI document. */
function explain(text: string, fileName?: string): string | undefined {
  const { document } = lint(writeOutDigests(text), fileName === undefined ? {} : { fileName });
  return service.explain(document, defaultSettings);
}

const thing = artifact({
  artifactType: 'application/vnd.example.thing.v1',
  layers: [
    layer({
      mediaType: 'text/plain',
      digest: '$1',
      size: 2048,
      annotations: { 'org.opencontainers.image.title': 'a.txt' },
    }),
  ],
});

describe('a document explained', () => {
  it('says what it is', () => {
    const page = explain(thing, 'my_manifest.json')!;
    assert.match(page, /^# test\/my_manifest\.json\n\n\*\*Artifact · /);
    assert.match(page, /This is an OCI image manifest\. \*\*It is an artifact, not a container image\.\*\*/);
  });

  it('says what it is once where the name of its format says so itself', () => {
    const encrypted = layer({ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip+encrypted' });
    const page = explain(image({ layers: [encrypted] }), 'my_manifest.json')!;
    assert.match(page, /^# test\/my_manifest\.json\n\n\*\*Image with encrypted layers · 1 layer/);
    assert.match(page, / \*\*It is a container image with encrypted layers\.\*\* /);
    const hub = explain(artifact({ artifactType: 'application/vnd.cncf.artifacthub.config.v1+yaml' }))!;
    assert.match(
      hub,
      / \*\*It is an artifact, not a container image: Artifact Hub repository metadata\.\*\* /,
    );
  });

  it('says what consumers do with the properties that a config has, and nothing of others', () => {
    const page = explain(config({ config: { Env: ['A=1'] }, history: undefined }))!;
    const [, section = ''] = page.split('## What consumers do with its properties');
    assert.match(
      section,
      /\n### `config\.Env`\n\n(?:- .*\n)*- runc does not start a container if it gets a variable without "="\\\. \(\[opencontainers\/runc /,
    );
    assert.doesNotMatch(section.split('\n## ')[0]!, /StopSignal|history/);
    assert.doesNotMatch(explain(thing)!, /What consumers do with its properties/);
  });

  it('is headed by what a blob is in its layout, and by the beginning of its digest', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([{ ...image, annotations: { 'org.opencontainers.image.ref.name': 'v1_0' } }]);
    const layout = await layoutOf(draft.files);
    const titleOf = (path: string) => {
      const document = layout.contents.get(path)?.document;
      const explained =
        document && service.explain(document, { ...defaultSettings, layout: { layout, path } });
      return explained?.split('\n')[0];
    };
    const path = pathOf(image.digest);
    assert.equal(titleOf(path), `# Manifest of "v1\\_0", ${image.digest.slice(0, 19)}`);
    assert.equal(titleOf('index.json'), '# layout/index.json');
  });

  it('is headed by the beginning of its digest where the layout is unknown', () => {
    const fileName = `x/blobs/sha256/${'0'.repeat(64)}`;
    const { document } = lint('{ "imageLayoutVersion": "1.0.0" }', { fileName });
    assert.equal(service.explain(document, defaultSettings)?.split('\n')[0], '# sha256:000000000000');
  });

  it('says who says so, where the content does not', () => {
    const text = writeOutDigests(thing);
    const introduction = (options: LintOptions): string => {
      const { document } = lint(text, options);
      return service.explain(document, defaultSettings) ?? '';
    };
    assert.match(introduction({}), /This is an OCI image manifest\. \*\*It is an artifact/);
    assert.match(
      introduction({ kind: 'image-manifest' }),
      /This is an OCI image manifest\. Your settings, the project file, or the command line say so\./,
    );
    assert.match(
      introduction({ kind: 'image-config' }),
      /This is an OCI image config\. Your settings, .* say so\. But its content is an OCI image manifest\./,
    );
    const { document } = lint('{ "os": "linux" }', { describedAs: 'image-config' });
    assert.match(
      service.explain(document, defaultSettings) ?? '',
      /This is an OCI image config\. The descriptor that leads to it says so\./,
    );
  });

  it('says what an index holds beyond images', () => {
    const nydus = 'application/vnd.nydus.image.manifest.v1+json';
    const page = explain(
      index({
        artifactType: 'application/vnd.amazon.soci.index.v2+json',
        manifests: [
          manifestDescriptor({ platform: platform() }),
          manifestDescriptor({ digest: '$2', artifactType: nydus, platform: platform() }),
        ],
      }),
    )!;
    assert.match(
      page,
      /The type of this index is `application\/vnd\.amazon\.soci\.index\.v2\+json`\. SOCI index/,
    );
    assert.match(
      page,
      /It has an entry of the type `application\/vnd\.nydus\..*`\. Nydus variant of an image: The/,
    );
  });

  it('says what the entries of an index are together', () => {
    const attestation = manifestDescriptor({
      digest: '$2',
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': '$1',
      },
    });
    assert.match(
      explain(index({ manifests: [manifestDescriptor({ platform: platform() }), attestation] }))!,
      /1 entry is an attestation about another entry\. The annotation `vnd\.docker\.reference\.digest` says/,
    );
    const referrer = manifestDescriptor({ artifactType: 'application/spdx+json' });
    assert.match(explain(index({ manifests: [referrer] }))!, /A list of referrers has this form/);
    const listed = explain(
      index({ manifests: [manifestDescriptor({ platform: platform() }), attestation] }),
    )!;
    assert.match(listed, /\| attestation/);
    assert.doesNotMatch(listed, /for `unknown\/unknown`/);
    assert.doesNotMatch(explain(index({ manifests: [referrer, attestation] }))!, /list of referrers has/);
  });

  it('says what each part says', () => {
    const page = explain(thing)!;
    assert.match(
      page,
      /\| `artifactType` \| `application\/vnd\.example\.thing\.v1` \| The type of the artifact/,
    );
    assert.match(page, /\| `config` \| .*application\/vnd\.oci\.empty\.v1\+json.* \| 2 bytes \| .*`\{\}` \|/);
    assert.match(page, /\| `layers\[0\]` \| .* \| 2\.0 KiB \| `sha256:6b86b273ff34` \|/);
    assert.match(page, /\| `layers\[0\]` \| `org\.opencontainers\.image\.title` \| `a\.txt` \| Title/);
  });

  it('says that nothing is wrong, or what is wrong and where', () => {
    assert.match(explain(thing)!, /## Findings\n\nNo problems were found\.\n\n/);
    const page = explain(thing.replace('2048', '-1'))!;
    assert.match(page, /- \*\*Error\*\*, line 14: .* \(\[size-negative\]\(https:/);
  });

  it('lists what is wrong in the order of the document, and not by how grave it is', () => {
    const annotations = '"annotations": { "org.opencontainers.image.licenses": "foo" },';
    const text = thing.replace('2048', '-1').replace('"artifactType"', `${annotations}\n  "artifactType"`);
    const found = [...explain(text)!.matchAll(/^- \*\*(\w+)\*\*, line (\d+)/gm)];
    assert.equal(found[0]?.[1], 'Information');
    assert.equal(found.at(-1)?.[1], 'Error');
    const lines = found.map(([, , line]) => Number(line));
    assert.deepEqual(
      lines,
      lines.toSorted((one, other) => one - other),
    );
  });

  it('says what the project file accepts, and where that is', () => {
    const { document } = lint(writeOutDigests(thing.replace('2048', '-1')));
    const accepted = [{ rule: 'size-negative', path: 'layers[0].size' }];
    assert.match(
      service.explain(document, { ...defaultSettings, accepted })!,
      /## Findings\n\nThe project file, `\.oci-manifest\.json`, accepts 1 finding\.\n\n- \*\*Error\*\*, line 14: .*\n\nNo other problems were found\.\n/,
    );
  });

  it('leads from what the project file accepts to the entry there', () => {
    const text = '{\n  "baseline": [\n    { "file": "m.json", "rule": "size-negative" }\n  ]\n}\n';
    const settings = resolveSettings('file:///repo/m.json', undefined, readProject('file:///repo/', text));
    const linking = createLanguageService({ openPlaceCommand: 'open' });
    const live = TextDocument.create('file:///repo/m.json', 'json', 1, thing.replace('2048', '-1'));
    const page = linking.explain(linking.parse(live, settings), settings)!;
    const place = encodeURIComponent(JSON.stringify(['file:///repo/.oci-manifest.json', 2, 4]));
    assert(page.includes(`[accepted in line 3 of the project file](command:open?${place}))`), page);
  });

  it('begins with what is wrong', () => {
    const page = explain(thing.replace('2048', '-1'))!;
    assert.match(page, /^# .*\n\n\*\*.*\*\*\n\n## Findings\n\nFound 1 error\.\n\n- \*\*Error\*\*/);
  });

  it('names tags and files beside their entries', () => {
    const page = explain(
      index({
        manifests: [manifestDescriptor({ annotations: { 'org.opencontainers.image.ref.name': 'v1' } })],
      }),
    )!;
    assert.match(page, /\| `manifests\[0\]` \| .* \| tag `v1` \|/);
    assert.match(explain(thing)!, /\| `layers\[0\]` \| .* \| file `a\.txt` \|/);
  });

  it('shows digests short, since nobody reads them and they make a table wide', () => {
    const digest = writeOutDigests('$3');
    const page = explain(config({ rootfs: { type: 'layers', diff_ids: [digest] } }))!;
    assert.match(page, /\| `rootfs\.diff_ids` \| `sha256:[0-9a-f]{12}` \|/);
    assert.doesNotMatch(page, new RegExp(digest));
  });

  it('leads to its lines, to the pages of rules and to the blobs of its layout', async () => {
    const linking = createLanguageService({ openPlaceCommand: 'open', explainCommand: 'rule' });
    const text = writeOutDigests(index({ manifests: [manifestDescriptor({ digest: '$1', size: -1 })] }));
    const digest = writeOutDigests('$1');
    const live = TextDocument.create('file:///layout/index.json', 'json', 1, text);
    const document = linking.parse(live, defaultSettings);
    const blob = blobPathOf(digest);
    const settings = await settingsInLayout(live.uri, { 'index.json': text, [blob]: '1' });
    const page = linking.explain(document, settings) ?? '';
    const calls = [...page.matchAll(/\[([^\]]*(?:\[\d\]`)?)\]\(command:(\w+)\?([^)]*)\)/g)].map(
      ([, title, command, query = '']): unknown => [
        title,
        command,
        ...(JSON.parse(decodeURIComponent(query)) as unknown[]),
      ],
    );
    const size = live.positionAt(text.indexOf('-1'));
    const entry = live.positionAt(text.indexOf('{', text.indexOf('"manifests"')));
    assert.deepEqual(calls, [
      [`line ${size.line + 1}`, 'open', live.uri, size.line, size.character],
      ['size-negative', 'rule', 'size-negative'],
      ['`manifests[0]`', 'open', live.uri, entry.line, entry.character],
      [`\`${digest.slice(0, 'sha256:'.length + 12)}\``, 'open', `file:///layout/${blob}`],
    ]);
  });

  it('can be limited to some sections, without a title', () => {
    const { document } = lint(writeOutDigests(thing));
    const sections = ['verdict', 'annotations'] as const;
    const page = service.explain(document, defaultSettings, { sections }) ?? '';
    assert.deepEqual(page.match(/^#.*$/gm), ['## What it is', '## Annotations']);
  });

  it('looks up no place in the document where it leads to none', () => {
    const { document } = lint(writeOutDigests(thing));
    const places = mock.method(document.source, 'positionAt');
    service.explain(document, defaultSettings);
    assert.equal(places.mock.callCount(), 0);
  });

  it('builds no rows that it does not show', () => {
    const { document } = lint(
      writeOutDigests(index({ manifests: Array<unknown>(1000).fill(manifestDescriptor()) })),
    );
    const { policy } = defaultSettings;
    const content = mock.fn((digest: string) => policy.catalogue.content(digest));
    const settings = {
      ...defaultSettings,
      policy: { ...policy, catalogue: { ...policy.catalogue, content } },
    };
    service.findings(document, settings);
    content.mock.resetCalls();
    service.explain(document, settings, { sections: ['contents'] });
    assert.equal(content.mock.callCount(), 200);
  });

  it('is about platforms in an index', () => {
    const arm = platform({ architecture: 'arm64', variant: 'v8' });
    const page = explain(index({ manifests: [manifestDescriptor({ platform: arm })] }))!;
    assert.match(page, /\| `manifests\[0\]` \| .* \| for `linux\/arm64\/v8` \|/);
  });

  it('says of the layers of images only that they are unpacked', () => {
    assert.match(
      explain(writeOutDigests(image({ layers: [layer()] }))) ?? '',
      /unpacked into the root filesystem/,
    );
    assert.doesNotMatch(
      explain(writeOutDigests(artifact({ layers: [layer()] }))) ?? '',
      /unpacked into the root filesystem/,
    );
  });

  it('says that the artifactType of a Helm chart is the type of its layer', () => {
    const chart = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
    const page = explain(
      image({
        artifactType: chart,
        config: customConfig({ mediaType: 'application/vnd.cncf.helm.config.v1+json' }),
        layers: [layer({ mediaType: chart })],
      }),
    )!;
    assert.match(page, /Its `artifactType` is `\S+` \(Helm chart archive\), the type of a layer\./);
    assert.doesNotMatch(page, /Its type is/);
  });

  it('neither forbids the artifactType of an overlaybd image nor calls its layers unpacked', () => {
    const artifactType = 'application/vnd.containerd.overlaybd.native.v1+json';
    const page = explain(image({ artifactType, layers: [layer()] }))!;
    assert.match(page, /\| `artifactType` \|/);
    assert.doesNotMatch(page, /does not belong|unpacked into the root filesystem/);
  });

  it('shows what is in a config', () => {
    const page = explain(
      config({ config: { Env: ['A=1', 'B=2'], ExposedPorts: { '80/tcp': {} }, Labels: { a: 'b' } } }),
    )!;
    assert.match(page, /\| `config\.Env` \| `A=1`, `B=2` \|/);
    assert.match(page, /\| `config\.ExposedPorts` \| `80\/tcp` \|/);
    assert.match(page, /\| `config` \| `a` \| `b` \|/);
  });

  it('stays short for a long index', () => {
    const page = explain(index({ manifests: Array<unknown>(1000).fill(manifestDescriptor()) }))!;
    assert.match(page, /\nNot shown: 800 more rows\.\n/);
    assert(page.length < 100_000);
  });

  it('lets no text of the document become markup', () => {
    const evil = '`](command:x) <img src=x> | [a](https://example.com)\\n# b';
    const page = explain(
      thing
        .replace('a.txt', evil)
        .replace('application/vnd.example.thing.v1', evil)
        .replace('"text/plain"', JSON.stringify(evil)),
    )!;
    const outsideCode = page.replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '').replace(/\\./g, '_');
    assert.doesNotMatch(outsideCode, /\]\((?:command:|https:\/\/example\.com)|<img|^# b/m);
  });

  it('exists for no other document', () => {
    assert.equal(explain('{ "name": "My App", "icons": [] }'), undefined);
  });

  for (const { id, text } of templates()) {
    it(`exists for the template ${id}`, () => assert.match(explain(text)!, /^# test\/manifest/));
  }

  it('exists for every document by others that has a kind', function () {
    needsCorpus.call(this);
    for (const { text } of readCorpus()) {
      const { document } = lint(text);
      const page = service.explain(document, defaultSettings);
      assert.equal(page !== undefined, document.model !== undefined);
    }
  });
});
