import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { kinds } from '#schemas/kinds';
import { createLanguageService, defaultSettings } from '#service';
import { lint, parse, service, type LintOptions } from '#helpers/lint';
import { digestOf, writeOutDigests } from '#helpers/markedText';

/** The names of an outline, with two spaces for each level. */
function outlineOf(text: string, options?: LintOptions): string {
  const names = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
    symbols.flatMap(({ name, children }) => [indent + name, ...names(children ?? [], `${indent}  `)]);
  return names(service.symbols(parse(writeOutDigests(text), options).document, defaultSettings), '').join(
    '\n',
  );
}

describe('the outline', () => {
  it('names the config and the layers of a manifest', () => {
    assert.equal(
      outlineOf(`{
        "schemaVersion": 2,
        "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "$1", "size": 469 },
        "layers": [
          { "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip", "digest": "$2", "size": 16691 },
          { "mediaType": "application/vnd.acme.rocket.v1+json", "digest": "$3" }
        ],
        "annotations": { "org.opencontainers.image.title": "rocket" }
      }`),
      `
schemaVersion · 2
config · Image configuration · 469 bytes
layers
  layers[0] · tar+gzip · 16.3 KiB
  layers[1] · acme.rocket.v1+json
annotations
  org.opencontainers.image.title · rocket`.trimStart(),
    );
  });

  it('names the entries of an index by platform, and what attestations are about', () => {
    const short = (name: string) => digestOf(name).slice(0, 'sha256:'.length + 12);
    assert.equal(
      outlineOf(`{ "schemaVersion": 2, "manifests": [
        { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 7,
          "platform": { "os": "linux", "architecture": "arm64", "variant": "v8" } },
        { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$2", "size": 7,
          "platform": { "os": "unknown", "architecture": "unknown" },
          "annotations": { "vnd.docker.reference.type": "attestation-manifest",
            "vnd.docker.reference.digest": "$1" } }
      ] }`),
      `
schemaVersion · 2
manifests
  linux/arm64/v8 · ${short('1')}
  attestation of linux/arm64/v8 · ${short('2')}`.trimStart(),
    );
  });

  it('names the steps of the history by what they ran', () => {
    assert.equal(
      outlineOf(
        '{ "os": "linux", "architecture": "amd64", "history": [{ "created_by": "RUN make" }], "config": {} }',
        {
          kind: 'image-config',
        },
      ),
      `
os · linux
architecture · amd64
history
  history[0] · RUN make
    created_by · RUN make
config`.trimStart(),
    );
  });

  it('gives every symbol a name, on one line, and a range that holds its selection', () => {
    const text = '{ "": "", "\\n": { "a\\u0000b": [[], "x\\r\\ny"] }, "schemaVersion": 2, "layers": [ { ';
    for (const kind of kinds) {
      const { document } = lint(text, { kind });
      const check = ({ name, range, selectionRange, children = [] }: DocumentSymbol): void => {
        assert.match(name, /^[^\p{Cc}]+$/u);
        const { source } = document;
        assert(source.offsetAt(range.start) <= source.offsetAt(selectionRange.start));
        assert(source.offsetAt(selectionRange.end) <= source.offsetAt(range.end));
        children.forEach(check);
      };
      const symbols = service.symbols(document, defaultSettings);
      assert(symbols.length > 0);
      symbols.forEach(check);
    }
  });

  for (const empty of ['', '  ', '\u00a0\t'])
    it(`gives what is called ${JSON.stringify(empty)} a name in every container`, () => {
      const descriptor = { mediaType: empty, digest: empty, artifactType: empty };
      const map = { [empty]: empty };
      const value = {
        ...map,
        schemaVersion: 2,
        artifactType: empty,
        config: { ...descriptor, Labels: map, Env: [empty], ExposedPorts: { [empty]: {} }, Cmd: [[empty]] },
        layers: [descriptor, { ...descriptor, annotations: map, urls: [empty] }, [empty], empty, map],
        blobs: [descriptor],
        manifests: [descriptor, { ...descriptor, platform: { os: empty, architecture: empty } }],
        subject: descriptor,
        annotations: map,
        rootfs: { type: empty, diff_ids: [empty] },
        history: [{ created_by: empty }, map],
        rules: map,
        overrides: [{ files: [empty], rules: map }],
      };
      const check = ({ name, children = [] }: DocumentSymbol): void => {
        assert.notEqual(name.trim(), '');
        children.forEach(check);
      };
      for (const kind of kinds)
        for (const text of [JSON.stringify(value), JSON.stringify([value, map, [map], [[empty]], empty])])
          service.symbols(parse(text, { kind }).document, defaultSettings).forEach(check);
    });

  it('draws no icon in the list of symbols of a client that would', () => {
    const text = '{ "imageLayoutVersion": "1.0.0", "$(error)": "$(sync~spin)" }';
    const names = (rendersIcons: boolean): string[] =>
      createLanguageService({ rendersIcons })
        .symbols(parse(text).document, defaultSettings)
        .map(({ name }) => name);
    assert.equal(names(true)[1], '\\$(error) · \\$(sync~spin)');
    assert.equal(names(false)[1], '$(error) · $(sync~spin)');
  });

  it('is left to a host that has one, unless the user wants both', () => {
    const hosted = createLanguageService({ hostReportsSymbols: true });
    const { document } = lint('{ "imageLayoutVersion": "1.0.0" }');
    const display = { ...defaultSettings.display, outline: true };
    assert.deepEqual(hosted.symbols(document, defaultSettings), []);
    assert.equal(hosted.symbols(document, { ...defaultSettings, display }).length, 1);
  });

  it('is empty for documents that are not OCI documents', () => {
    assert.equal(outlineOf('{ "name": "My App" }'), '');
  });
});
