import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultEditorSettings, defaultSettings, readProject, resolveSettings } from '#service';
import { lint, service } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

const config = writeOutDigests(`{
  "os": "linux",
  "architecture": "aarch64",
  "config": { "Env": ["A=b"], "Labels": { "org.opencontainers.image.created": "2026-01-02T03:04:05Z" } },
  "rootfs": { "type": "layers", "diff_ids": ["$1"] },
  "history": [{ "created": "2026-01-02T03:04:05Z", "created_by": "RUN make" }]
}`);
const index = writeOutDigests(`{
  "schemaVersion": 2,
  "manifests": [{ "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$1", "size": 2048,
    "platform": { "os": "linux", "architecture": "amd64" }, "data": "e30=",
    "annotations": { "vnd.docker.reference.type": "x", "vnd.docker.reference.digest": "$1" } }]
}`);

describe('hover, hints, lens and outline', () => {
  it('work wherever typing has come to', () => {
    for (const [text, kind] of [
      [config, 'image-config'],
      [index, 'image-index'],
    ] as const) {
      for (let end = 0; end <= text.length; end++) {
        const { document } = lint(text.slice(0, end), { kind });
        const { source } = document;
        const range = { start: source.positionAt(0), end: source.positionAt(end) };
        for (const offset of [end, end - 1, Math.floor(end / 2)])
          service.hover(document, defaultSettings, source.positionAt(offset));
        service.inlayHints(document, defaultSettings, range);
        service.symbols(document, defaultSettings);
        assert.equal(service.codeLenses(document, defaultSettings).length, 1);
      }
    }
  });

  it('take whatever type a value has', () => {
    const values = ['null', '[]', '{}', '[null]', '""', '"\\u0000"', '-1', '1e999', 'true'];
    for (const value of values) {
      for (const [text, kind] of [
        [config, 'image-config'],
        [index, 'image-index'],
      ] as const) {
        for (const { index: offset, 0: member } of text.matchAll(/: ("[^"]*"|\d+|\[[^]*?\]|\{[^{}]*\})/g)) {
          const changed = `${text.slice(0, offset)}: ${value}${text.slice(offset + member.length)}`;
          const { document } = lint(changed, { kind });
          const { source } = document;
          for (let at = 0; at < changed.length; at += 7)
            service.hover(document, defaultSettings, source.positionAt(at));
          const range = { start: source.positionAt(0), end: source.positionAt(changed.length) };
          service.inlayHints(document, defaultSettings, range);
          service.symbols(document, defaultSettings);
          service.codeLenses(document, defaultSettings);
        }
      }
    }
  });

  it('are off with everything else', () => {
    const { document } = lint(index);
    const settings = { ...defaultSettings, enable: false };
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    assert.equal(service.hover(document, settings, { line: 1, character: 4 }), null);
    assert.deepEqual(service.inlayHints(document, settings, range), []);
    assert.deepEqual(service.codeLenses(document, settings), []);
    assert.deepEqual(service.symbols(document, settings), []);
  });

  it('show entries of a project’s own catalogue as text', () => {
    const evil = '![x](https://evil.example/) <img src=x> [a](command:b) **bold**';
    const project = readProject(
      'file:///test/',
      JSON.stringify({
        mediaTypes: [
          { type: 'application/vnd.acme', title: evil, description: evil, owner: evil, roles: ['config'] },
        ],
        profiles: [{ id: 'acme', name: evil, match: { config: ['application/vnd.acme'] } }],
      }),
    );
    const uri = 'file:///test/manifest.json';
    const settings = resolveSettings(uri, defaultEditorSettings, project);
    const { document } = lint(
      '{ "schemaVersion": 2, "config": { "mediaType": "application/vnd.acme", "digest": "a", "size": 1 }, "layers": [] }',
    );
    const at = document.source.positionAt(document.text.indexOf('vnd.acme'));
    const hover = service.hover(document, settings, at);
    assert(hover !== null && typeof hover.contents === 'object' && 'value' in hover.contents);
    assert.match(hover.contents.value, /This is an artifact, not a container image: \\!\\\[x\\\]/);
    assert.doesNotMatch(hover.contents.value, /(?<!\\)(?:!\[x|<img|\[a\]|\*\*bold)/);
  });
});
