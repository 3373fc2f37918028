import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Range } from 'vscode-languageserver-types';
import { platforms } from '#schemas/catalogue/platforms';
import { type Settings, defaultSettings } from '#service';
import { lint, service, type LintOptions } from '#helpers/lint';

type HintKinds = Settings['display']['inlayHints'];

interface HintOptions extends LintOptions {
  readonly kinds?: Partial<HintKinds>;
  readonly range?: Range;
}

/** A text with its hints written into it, each between `«` and `»`. */
function withHints(text: string, { kinds = {}, range, ...options }: HintOptions = {}): string {
  const { document } = lint(text, options);
  const { source } = document;
  const { display } = defaultSettings;
  const settings = {
    ...defaultSettings,
    display: { ...display, inlayHints: { ...display.inlayHints, ...kinds } },
  };
  const everything = { start: source.positionAt(0), end: source.positionAt(text.length) };
  const hints = service.inlayHints(document, settings, range ?? everything).map(({ label, position }) => {
    assert(typeof label === 'string');
    return { label, offset: source.offsetAt(position) };
  });
  return hints
    .sort((a, b) => b.offset - a.offset)
    .reduce(
      (result, { label, offset }) => `${result.slice(0, offset)}«${label}»${result.slice(offset)}`,
      text,
    );
}

/** Checks that a text, without what is marked in it, gets just the hints that are marked. */
function assertHints(marked: string, options?: HintOptions): void {
  assert.equal(withHints(withoutHints(marked), options), marked);
}

function withoutHints(marked: string): string {
  return marked.replace(/«[^»]*»/g, '');
}

describe('inlay hints', () => {
  it('tell sizes from 1 KiB on', () => {
    assertHints('{ "mediaType": "a/b", "digest": "sha256:1", "size": 122470«119.6 KiB» }');
    assertHints('{ "mediaType": "a/b", "digest": "sha256:1", "size": 1024«1.0 KiB» }');
    assertHints('{ "mediaType": "a/b", "digest": "sha256:1", "size": 1023 }');
    assertHints('{ "mediaType": "a/b", "digest": "sha256:1", "size": "122470" }');
  });

  it('tell how long embedded content is', () => {
    assertHints('{ "mediaType": "a/b", "digest": "sha256:1", "size": 2, "data": "e30="«2 bytes» }');
    assertHints('{ "mediaType": "a/b", "digest": "sha256:1", "size": 2, "data": "no base64" }');
  });

  it('count the layers of a root filesystem, and no others', () => {
    assertHints(
      `{ "schemaVersion": 2,
      "config": { "mediaType": "application/vnd.oci.image.config.v1+json" },
      "layers": [
        «root filesystem layer 1 of 2»{ "mediaType": "application/vnd.oci.image.layer.v1.tar" },
        { "mediaType": "application/wasm" },
        «root filesystem layer 2 of 2»{ "mediaType": "application/vnd.oci.image.layer.v1.tar+zstd" }
      ] }`,
      { kind: 'image-manifest' },
    );
    assertHints(
      `{ "schemaVersion": 2,
      "config": { "mediaType": "application/vnd.oci.empty.v1+json" },
      "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar" }] }`,
      { kind: 'image-manifest' },
    );
  });

  it('pair diff IDs with the steps of the history', () => {
    assertHints(`{ "os": "linux", "architecture": "amd64",
      "rootfs": { "type": "layers", "diff_ids": [«layer 1 of 2»"sha256:1", «layer 2 of 2»"sha256:2"] },
      "history": [
        «layer 1 of 2»{ "created_by": "ADD rootfs.tar" },
        «no layer»{ "created_by": "ENV A=1", "empty_layer": true },
        «layer 2 of 2»{ "created_by": "RUN make" }
      ] }`);
  });

  it('pair nothing where steps and layers are not equally many', () => {
    assertHints(`{ "os": "linux", "architecture": "amd64",
      "rootfs": { "type": "layers", "diff_ids": [«layer 1 of 1»"sha256:1"] },
      "history": [{ "created_by": "ADD rootfs.tar" }, { "created_by": "RUN make" }] }`);
  });

  it('resolve other names of platforms', () => {
    const entry = (platform: string) => `{ "schemaVersion": 2, "manifests": [{ "mediaType":
      "application/vnd.oci.image.manifest.v1+json", "digest": "sha256:1", "size": 1, "platform": ${platform} }] }`;
    assertHints(entry('{ "os": "macos"«= darwin», "architecture": "x86_64"«= amd64» }'));
    assertHints(entry('{ "os": "linux", "architecture": "arm64", "variant": "8"«= v8» }'));
    assertHints(entry('{ "os": "linux", "architecture": "aarch64"«= arm64», "variant": "8"«= v8» }'));
    for (const { value: os } of platforms.os) {
      for (const { value: architecture } of platforms.architectures)
        assertHints(entry(`{ "os": "${os}", "architecture": "${architecture}" }`));
    }
  });

  const everyKind = `{ "schemaVersion": 2, "config": { "mediaType": "application/vnd.oci.image.config.v1+json",
    "platform": { "architecture": "x64"«= amd64» }, "data": "e30="«2 bytes» },
    "layers": [«layer 1 of 1»{ "mediaType": "application/vnd.oci.image.layer.v1.tar", "size": 2048«2.0 KiB» }] }`;

  it('can be switched off one by one', () => {
    assertHints(everyKind);
    const off: Record<keyof HintKinds, string> = {
      sizes: everyKind.replace('«2.0 KiB»', ''),
      layers: everyKind.replace('«layer 1 of 1»', ''),
      aliases: everyKind.replace('«= amd64»', ''),
      data: everyKind.replace('«2 bytes»', ''),
    };
    for (const [kind, marked] of Object.entries(off)) assertHints(marked, { kinds: { [kind]: false } });
  });

  it('are those of the range that was asked for', () => {
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 200 } };
    const expected = everyKind.replace('«layer 1 of 1»', '').replace('«2.0 KiB»', '');
    assert.equal(withHints(withoutHints(everyKind), { range }), expected);
  });

  it('stay in JSON that is still being typed', () => {
    assertHints('{ "mediaType": "a/b", "digest": "sha256:1", "size": 122470«119.6 KiB», "data": ');
  });

  it('are not for documents that are not OCI documents', () => {
    assertHints('{ "name": "app", "size": 122470, "layers": [{ "size": 4096 }] }');
  });
});
