import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { catalogueData } from '#schemas/catalogue/data';
import { documentationOf } from '#schemas/introspection';
import { kinds, schemaByKind } from '#schemas/kinds';
import { consumerIds } from '#schemas/catalogue/consumers';
import { escapeMarkdown } from '#schemas/markdown';
import { createLanguageService, defaultSettings } from '#service';
import {
  artifact,
  dockerManifest,
  image,
  index,
  imageConfigDescriptor,
  layer,
  marked,
  markedKey,
} from '#helpers/documents';
import { documentWith, everyProperty } from '#helpers/everyProperty';
import { hoverOver, withoutFindings } from '#helpers/hover';
import { lint } from '#helpers/lint';

const { mediaTypes } = catalogueData;

/** An image manifest with one layer of a media type, which is marked. */
const imageWithLayerType = (type: string): string =>
  image({ layers: [layer({ mediaType: marked(type), size: 9 })] });

const wasm = layer({
  mediaType: 'application/vnd.bytecodealliance.wasm.component.layer.v0+wasm',
  digest: '$3',
  size: 91,
});

describe('the hover', () => {
  it('on the config of an early Docker image says that it is an image', () => {
    const text = hoverOver(
      dockerManifest({ config: imageConfigDescriptor({ mediaType: marked('application/octet-stream') }) }),
    );
    assert.match(
      text!,
      /\*\*This is a container image\.\*\* Its layers decide that, as in early Docker images/,
    );
  });

  it('on the config’s media type says that it is an image, and why', () => {
    const text = hoverOver(
      image({
        config: imageConfigDescriptor({ mediaType: marked('application/vnd.oci.image.config.v1+json') }),
      }),
    );
    assert.match(
      text!,
      /^\*\*This is a container image\.\*\* The type of its config decides that\.\n\n\*\*Image configuration\*\*/,
    );
    assert.match(text!, /^- containerd, Docker Engine, podman: run it$/m);
  });

  it('counts the consumers that it has no room for', () => {
    const mediaType = marked('application/vnd.oci.image.config.v1+json');
    const policy = { ...withoutFindings.policy, consumers: consumerIds };
    const text = hoverOver(image({ config: imageConfigDescriptor({ mediaType }), layers: [wasm, layer()] }), {
      policy,
    });
    assert.match(
      text!,
      /^- \d+ other consumers refuse it or fail, at least in some cases\. \d+ other consumers take all or part of it\.$/m,
    );
    assert.doesNotMatch(text!, /^- …$/m);
  });

  it('says what runtimes do with mixed layers', () => {
    const mediaType = marked('application/vnd.oci.image.config.v1+json');
    const text = hoverOver(image({ config: imageConfigDescriptor({ mediaType }), layers: [wasm, layer()] }));
    assert.match(
      text!,
      /^- containerd, Docker Engine: unpack 1 of 2 layers if `rootfs.diff_ids` in the config has 1 entry, otherwise refuse to pull it$/m,
    );
  });

  it('says which part of a manifest a client ignores', () => {
    assert.match(
      hoverOver(artifact({ artifactType: marked('application/vnd.example.report') }))!,
      /^- oras: ignores layers without a title$/m,
    );
  });

  it('says the verdict at the types that decide or show it, and not elsewhere', () => {
    assert.doesNotMatch(
      hoverOver(image({ [markedKey('layers')]: [layer()], layers: undefined }))!,
      /This is/,
    );
    assert.match(
      hoverOver(artifact({ artifactType: marked('text/plain') }))!,
      /^\*\*This is an artifact, not a container image/,
    );
  });

  it('says of what format an index is', () => {
    const componentIndex = 'application/vnd.ocm.software.component-index.v1+json';
    assert.match(
      hoverOver(index({ artifactType: marked(componentIndex), manifests: [] }))!,
      /\*\*This is an index: OCM component index\.\*\*/,
    );
  });

  it('leaves what is wrong to the finding that the editor shows above it', () => {
    const text = image({ artifactType: marked('application/vnd.example.thing.v1'), layers: [] });
    assert.doesNotMatch(hoverOver(text)!, /contradicts this/);
    assert.match(hoverOver(text, withoutFindings)!, /`artifactType` contradicts this/);
    assert.doesNotMatch(hoverOver(text)!, /containerd|This is a container image/);
    assert.match(hoverOver(text, withoutFindings)!, /- containerd/);
  });

  it('says nothing against an artifactType that such images have by convention', () => {
    const type = 'application/vnd.containerd.overlaybd.native.v1+json';
    const text = hoverOver(image({ artifactType: marked(type) }))!;
    assert.match(text, /This is a container image: overlaybd form of an image/);
    assert.doesNotMatch(text, /contradicts/);
  });

  it('says of an overlaybd image that it runs with a snapshotter of its own only, and of no root filesystem', () => {
    const artifactType = 'application/vnd.containerd.overlaybd.native.v1+json';
    const text = hoverOver(image({ artifactType: marked(artifactType) }))!;
    assert.match(
      text,
      /^- containerd, Docker Engine: run it if the overlaybd snapshotter is used, otherwise fail to run it$/m,
    );
    assert.match(text, /^- podman: fails to run it$/m);
    const mediaType = marked('application/vnd.oci.image.layer.v1.tar');
    const onLayer = hoverOver(image({ artifactType, layers: [layer({ mediaType })] }));
    assert.doesNotMatch(onLayer!, /root filesystem/i);
  });

  it('knows an overlaybd image without artifactType by two annotations of its layers', () => {
    const config = imageConfigDescriptor({ mediaType: marked('application/vnd.oci.image.config.v1+json') });
    const onImageWith = (annotations: object) =>
      hoverOver(image({ config, layers: [layer({ annotations })] }))!;
    const digest = { 'containerd.io/snapshot/overlaybd/blob-digest': '$1' };
    const size = { 'containerd.io/snapshot/overlaybd/blob-size': '512' };
    const text = onImageWith({ ...digest, ...size });
    assert.match(text, /This is a container image: overlaybd image/);
    assert.match(text, /run it if the overlaybd snapshotter is used/);
    // The snapshotter takes neither of them alone.
    for (const alone of [digest, size]) assert.doesNotMatch(onImageWith(alone), /overlaybd/);
  });

  it('leads to the page about the file, where the document shows it formatted', () => {
    const service = createLanguageService({
      explainDocumentCommand: 'explain',
      formattedScheme: 'formatted',
    });
    const shown = TextDocument.create('formatted:manifest.json?file:///a/manifest.json', 'json', 1, image());
    const document = service.parse(shown, defaultSettings);
    const position = shown.positionAt(shown.getText().indexOf('"layers"'));
    const hover = service.hover(document, defaultSettings, position);
    assert.match(
      decodeURIComponent(JSON.stringify(hover)),
      /command:explain\?\[\\?"file:\/\/\/a\/manifest\.json\\?"/,
    );
  });

  it('leads to the page about the document, at the section with more', () => {
    const service = createLanguageService({ explainDocumentCommand: 'explain' });
    const { document } = lint(image());
    const linkAt = (text: string): string | undefined => {
      const position = document.source.positionAt(document.text.indexOf(text) + 1);
      const hover = service.hover(document, defaultSettings, position);
      assert(hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents);
      const query = /\[More …\]\(command:explain\?([^)]*)\)/.exec(hover.contents.value)?.[1];
      return query && decodeURIComponent(query);
    };
    assert.equal(
      linkAt('"application/vnd.oci.image.config'),
      '["file:///test/manifest.json","what-consumers-do-with-it"]',
    );
    // Which consumers unpack the layer.
    assert.equal(
      linkAt('"application/vnd.oci.image.layer'),
      '["file:///test/manifest.json","what-consumers-do-with-it"]',
    );
    assert.equal(linkAt('"layers"'), '["file:///test/manifest.json","what-it-points-to"]');
  });

  it('says what a rule reports that a project file names', () => {
    const inFile = (text: string) => hoverOver(text, { fileName: '.oci-manifest.json' });
    const expected = /^`size-zero`: .+\n\nIts default severity is `warning`\./;
    assert.match(inFile('{ "baseline": [{ "file": "a.json", "rule": «"size-zero"» }] }')!, expected);
    assert.match(inFile('{ "rules": { «"size-zero"»: "off" } }')!, expected);
    assert.match(
      inFile('{ "overrides": [{ "files": ["*"], "rules": { «"size-zero"»: "off" } }] }')!,
      expected,
    );
    assert.doesNotMatch(inFile('{ "rules": { «"no-rule"»: "off" } }') ?? '', /default severity/);
  });

  it('leads from the name of a rule to its page, in clients that show it', () => {
    const linking = createLanguageService({ explainCommand: 'explain' });
    const text = '{ "rules": { "size-zero": "off" } }';
    const live = TextDocument.create('file:///a/.oci-manifest.json', 'jsonc', 1, text);
    const document = linking.parse(live, defaultSettings);
    const hover = linking.hover(document, defaultSettings, live.positionAt(text.indexOf('size-zero')));
    assert.match(decodeURIComponent(JSON.stringify(hover)), /\[More …\]\(command:explain\?\["size-zero"\]\)/);
  });

  it('leads nowhere where the page says no more', () => {
    const service = createLanguageService({ explainDocumentCommand: 'explain' });
    const { document } = lint(image());
    for (const text of ['"schemaVersion"', '"sha256:', '"size": ', '"digest"']) {
      const position = document.source.positionAt(document.text.indexOf(text) + 1);
      assert.doesNotMatch(JSON.stringify(service.hover(document, defaultSettings, position)), /More …/, text);
    }
  });

  it('says that it is an artifact, of what type, and who reads it', () => {
    const text = hoverOver(
      image({
        config: imageConfigDescriptor({ mediaType: marked('application/vnd.cncf.helm.config.v1+json') }),
        layers: [layer({ mediaType: 'application/vnd.cncf.helm.chart.content.v1.tar+gzip' })],
      }),
    );
    assert.match(text!, /\*\*This is an artifact, not a container image: Helm chart\.\*\*/);
    assert.match(text!, /\*\*Helm chart configuration\*\*/);
    assert.match(
      text!,
      /^- podman: pulls it if you use `podman artifact pull`, otherwise refuses to pull it$/m,
    );
  });

  it('on a media type tells what it is, whose, and what replaces it', () => {
    const text = hoverOver(
      imageWithLayerType('application/vnd.oci.image.layer.nondistributable.v1.tar+gzip'),
      withoutFindings,
    );
    assert.match(text!, /· OCI · layer/);
    assert.match(
      text!,
      /\*\*Deprecated\*\*\. Use `application\/vnd\.oci\.image\.layer\.v1\.tar\+gzip` \(Image layer, tar with gzip\) instead/,
    );
  });

  it('on the media type of a layer tells whether runtimes unpack it', () => {
    const sentence = (type: string) =>
      /^.*the root filesystem\b.*$/m
        .exec(hoverOver(imageWithLayerType(type), withoutFindings)!)?.[0]
        .replaceAll('\\', '');
    const claim =
      'containerd 2.0 and later unpacks only layers of the types that it knows, and requires as many of them as rootfs.diff_ids has entries.';
    assert.equal(
      sentence('application/vnd.docker.image.rootfs.diff.tar.gzip'),
      'Runtimes unpack it into the root filesystem.',
    );
    assert.equal(
      sentence('application/vnd.oci.image.layer.v1.tar+gzip+encrypted'),
      'Runtimes that can decrypt it unpack it into the root filesystem.',
    );
    assert.equal(
      sentence('application/vnd.oci.image.layer.nydus.blob.v1'),
      `This type stands for a layer of the root filesystem. ${claim}`,
    );
    for (const type of [
      'application/wasm',
      'application/vnd.stacker.image.layer.squashfs',
      'application/vnd.erofs',
    ])
      assert.equal(sentence(type), `This type does not stand for a layer of the root filesystem. ${claim}`);
  });

  it('on the media type of a layer of an artifact says nothing of a root filesystem', () => {
    for (const type of ['application/vnd.oci.image.layer.v1.tar+gzip', 'application/spdx+json']) {
      const text = hoverOver(artifact({ layers: [layer({ mediaType: marked(type) })] }), withoutFindings);
      assert.doesNotMatch(text!, /root filesystem/);
    }
  });

  it('on what the catalogue describes says with the words of the model what consumers do', () => {
    assert.match(
      hoverOver(imageWithLayerType('application/vnd.erofs'))!,
      /containerd knows EROFS layers only by the type/,
    );
    assert.match(
      hoverOver(image({ annotations: { 'module.wasm.image/variant': marked('compat') } }))!,
      /crun that is built with a Wasm runtime runs the first argument of a container as Wasm/,
    );
  });

  it('on a property of a config says what consumers do with it', () => {
    const text = hoverOver(
      '{ "os": "linux", "architecture": "amd64", "config": { «"StopSignal"»: "SIGTERM" } }',
    )!;
    assert.match(
      text,
      /^- containerd cannot stop a Kubernetes container within its grace period if it does not know the StopSignal/m,
    );
    assert.match(text, /^- Docker Engine sends SIGTERM/m);
  });

  it('takes an unknown media type apart', () => {
    const text = hoverOver(imageWithLayerType('application/vnd.acme.rocket.v2+json'));
    assert.match(text!, /This media type is unknown\./);
    assert.match(text!, /`vnd`: the vendor tree/);
    assert.match(text!, /`acme\.rocket\.v2`: the name/);
    assert.match(text!, /`\+json`: JSON/);
  });

  it('on a digest names the algorithm and well-known content', () => {
    const empty = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';
    const text = hoverOver(image({ config: imageConfigDescriptor({ digest: marked(empty) }) }));
    assert.match(text!, /Algorithm: SHA-256/);
    assert.match(text!, /Well-known content\*\*: the empty JSON object `\{\}` \(2 bytes\)/);
  });

  it('on a size tells it in units that people read', () => {
    assert.match(
      hoverOver(image({ config: imageConfigDescriptor({ size: marked(122470) }) }))!,
      /\*\*119\.6 KiB\*\* · 122,470 bytes/,
    );
  });

  it('says nothing in documents that are not OCI documents', () => {
    assert.equal(hoverOver('{ «"name"»: "My App", "config": { "mediaType": 1 } }'), undefined);
  });

  it('quotes text from documents so that it stays text', () => {
    const evil = 'application/vnd.a`](command:x)<img src=x>\n\n# b';
    const text = hoverOver(imageWithLayerType(evil), withoutFindings);
    assert.match(text!, /``\s?application\/vnd\.a`\]\(command:x\)<img src=x> {1,2}# b\s?``/);
  });

  describe('explains every property of every kind', () => {
    for (const kind of kinds) {
      it(kind, () => {
        for (const [path, schema] of everyProperty(schemaByKind[kind])) {
          const documentation = documentationOf(schema);
          assert(documentation !== undefined, `${kind}: ${path.join('.')} has no documentation`);
          const text = hoverOver(documentWith(path), { kind });
          for (const part of [documentation.description, documentation.source ?? '']) {
            assert(text?.includes(part), `${kind}: ${path.join('.')} is not explained`);
          }
        }
      });
    }
  });

  it('knows every media type of the catalogue', () => {
    for (const { type, title, link } of mediaTypes) {
      const text = hoverOver(imageWithLayerType(type), withoutFindings);
      assert(text?.includes(escapeMarkdown(title)) && text.includes(link), type);
    }
  });
});

describe('a hover on a member that occurs again', () => {
  const configs = (one: string, other: string) =>
    `{ "schemaVersion": 2, "config": { ${one}, "digest": "$1", "size": 9 }, "config": { ${other}, "digest": "$2", "size": 9 }, "layers": [] }`;

  it('explains the value that it is on, and not the one that counts', () => {
    const first = hoverOver(
      '{ "schemaVersion": 2, "manifests": [{ "mediaType": «"application/spdx+json"», "mediaType": "application/wasm", "digest": "$1", "size": 9 }] }',
      withoutFindings,
    );
    assert.match(first!, /SPDX/);
    const second = hoverOver(
      '{ "schemaVersion": 2, "manifests": [{ "mediaType": "application/spdx+json", "mediaType": «"application/wasm"», "digest": "$1", "size": 9 }] }',
      withoutFindings,
    );
    assert.match(second!, /Wasm/);
  });

  it('explains it also inside of a member that occurs again', () => {
    const helm = '"mediaType": «"application/vnd.cncf.helm.config.v1+json"»';
    const image = '"mediaType": "application/vnd.oci.image.config.v1+json"';
    assert.match(hoverOver(configs(helm, image), withoutFindings)!, /Helm chart configuration/);
  });

  it('says nothing of what the document would be, if it counted', () => {
    const image = '"mediaType": «"application/vnd.oci.image.config.v1+json"»';
    const helm = '"mediaType": "application/vnd.cncf.helm.config.v1+json"';
    assert.doesNotMatch(hoverOver(configs(image, helm), withoutFindings)!, /This is a|consumers do/i);
  });
});
