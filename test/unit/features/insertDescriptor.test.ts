import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { gzipSync } from 'node:zlib';
import { templates } from '#schemas/catalogue/templates';
import type { Kind } from '#schemas/kinds';
import { defaultSettings, mediaTypeOfContent, type DescribedFile } from '#service';
import { lint, service } from '#helpers/lint';
import { applyWorkspaceEdit } from '#helpers/refactor';

const file: DescribedFile = {
  mediaType: 'application/wasm',
  digest: 'sha256:ab',
  size: 7,
  fileName: 'a.wasm',
  head: Buffer.from('\0asm\x01\0\0'),
};

/** The text with the descriptor of a file put at the cursor `|`, and what speaks against it. */
function insertion(marked: string, { kind = 'image-manifest', file: given = file }: Options = {}) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { document } = lint(text, { kind });
  const position = document.source.positionAt(offset);
  const inserted = service.insertDescriptor(document, defaultSettings, position, given);
  const after = inserted?.edit && applyWorkspaceEdit(document.source, inserted.edit);
  return { after, objection: inserted?.objection };
}

interface Options {
  readonly kind?: Kind;
  readonly file?: DescribedFile;
}

/** The text after that; undefined when no descriptor belongs there. */
const insertAt = (marked: string): string | undefined => insertion(marked).after;

/** A file with this content, or one whose first bytes are. */
function fileOf(content: Uint8Array | object, { fileName = 'a', size = 0 } = {}) {
  const head = content instanceof Uint8Array ? content : Buffer.from(JSON.stringify(content));
  const mediaType = mediaTypeOfContent({ bytes: head, fileName });
  return { mediaType, digest: 'sha256:ab', size: Math.max(size, head.length), fileName, head };
}

const parsed = (text: string | undefined) => JSON.parse(text ?? '{}') as { layers?: unknown[] };

describe('inserting the descriptor of a file', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    [
      'fills an empty descriptor in the document’s own layout',
      '{\n  "config": {|}\n}',
      '{\n  "config": {\n    "mediaType": "application/wasm",\n    "digest": "sha256:ab",\n    "size": 7\n  }\n}',
    ],
    [
      'sets digest and size, and keeps a media type that was chosen',
      '{ "layers": [{ "mediaType": "text/x", "digest": "sha256:|00", "size": 1 }] }',
      '{ "layers": [{ "mediaType": "text/x", "digest": "sha256:ab", "size": 7 }] }',
    ],
    [
      'types the colons of names that have none',
      '{ "config": {| "mediaType": "text/x", "digest", "size" } }',
      '{ "config": { "mediaType": "text/x", "digest": "sha256:ab", "size": 7 } }',
    ],
    [
      'types nothing behind the colon of another name',
      '{ "config": {| "mediaType": "text/x", "size" :, "digest" }, "layers": [] }',
      '{ "config": { "mediaType": "text/x", "size" : 7, "digest": "sha256:ab" }, "layers": [] }',
    ],
    [
      'sets a media type that is still empty',
      '{ "config": { "mediaType": "|" } }',
      '{ "config": { "mediaType": "application/wasm", "digest": "sha256:ab", "size": 7 } }',
    ],
    [
      'puts what is missing before what comes later',
      '{ "config": {| "annotations": {} } }',
      '{ "config": { "mediaType": "application/wasm", "digest": "sha256:ab", "size": 7, "annotations": {} } }',
    ],
    [
      'types the value behind a name that has none yet',
      '{ "config": { "mediaType": "text/x", "size": 1, "digest":| } }',
      '{ "config": { "mediaType": "text/x", "size": 7, "digest": "sha256:ab" } }',
    ],
    [
      'removes embedded data, which is that of other content',
      '{ "config": { "mediaType": "text/x", "digest": "x", "size": 2, "data": "e3|0=" } }',
      '{ "config": { "mediaType": "text/x", "digest": "sha256:ab", "size": 7 } }',
    ],
    [
      'is meant for the descriptor around annotations and platforms',
      '{ "config": { "mediaType": "text/x", "annotations": { "a": "|b" } } }',
      '{ "config": { "mediaType": "text/x", "digest": "sha256:ab", "size": 7, "annotations": { "a": "b" } } }',
    ],
  ];
  for (const [what, before, after] of cases) {
    it(what, () => assert.equal(insertAt(before), after));
  }

  it('replaces what a template gave as an example', () => {
    const { text } = templates().find(({ id }) => id === 'artifact-files')!;
    const { layers } = parsed(insertAt(text.replace('"sha256:"', '"sha256:|"')));
    const annotations = { 'org.opencontainers.image.title': 'a.wasm' };
    const { mediaType, digest, size } = file;
    assert.deepEqual(layers, [{ mediaType, digest, size, annotations }]);
  });

  const image = '"config": { "mediaType": "application/vnd.oci.image.config.v1+json" }';
  const artifact = '"config": { "mediaType": "application/vnd.oci.empty.v1+json" }';
  const descriptor = '{ "mediaType": "application/wasm", "digest": "sha256:ab", "size": 7 }';

  it('appends a layer to the layers of an image', () => {
    assert.equal(insertAt(`{ ${image}, "layers": [|] }`), `{ ${image}, "layers": [${descriptor}] }`);
  });

  it('gives the file’s name to the layers of an artifact, for oras', () => {
    const annotated = descriptor.replace(
      ' }',
      ', "annotations": { "org.opencontainers.image.title": "a.wasm" } }',
    );
    assert.deepEqual(parsed(insertAt(`{ ${artifact}, "layers": [|] }`)).layers, [JSON.parse(annotated)]);
  });

  it('does not double a comma that was typed for the new layer, and leaves no empty line', () => {
    assert.equal(
      insertAt('{\n  "layers": [\n    { "size": 1 },\n    |\n  ]\n}'),
      `{\n  "layers": [\n    { "size": 1 },\n    ${descriptor}\n  ]\n}`,
    );
    assert.deepEqual(parsed(insertAt('{ "layers": [{ "size": 1 },|] }')).layers?.length, 2);
  });

  describe('where a manifest belongs', () => {
    const manifestType = 'application/vnd.oci.image.manifest.v1+json';
    const indexType = 'application/vnd.oci.image.index.v1+json';
    const manifest = fileOf({ schemaVersion: 2, mediaType: manifestType, config: {}, layers: [] });
    const list = fileOf({ schemaVersion: 2, mediaType: indexType, manifests: [] });
    const sbom = fileOf({ spdxVersion: 'SPDX-2.3' });
    const foreign = fileOf({ mediaType: 'application/vnd.example.manifest.v1+json' });
    const subject = (type: string) => `{ "subject": { "mediaType": "${type}", "digest": "|", "size": 0 } }`;
    const entry = (type: string) => `{ "manifests": [{ "mediaType": "${type}", "digest": "|", "size": 0 }] }`;
    const typeAfter = (text: string, given: DescribedFile) =>
      /"mediaType": "([^"]*)"/.exec(insertion(text, { kind: 'image-index', file: given }).after ?? '')?.[1];

    it('refuses a file that is none', () => {
      assert.deepEqual(insertion(subject(manifestType), { file: sbom }), {
        after: undefined,
        objection: 'The subject must be a manifest or index. The chosen file is neither.',
      });
      assert.deepEqual(insertion(entry(manifestType), { kind: 'image-index', file: sbom }), {
        after: undefined,
        objection: `The media type "${manifestType}" is that of a manifest or index. The chosen file is neither.`,
      });
    });

    it('asks about a file that is none where the index does not call it one', () => {
      const { after, objection } = insertion('{ "manifests": [|] }', { kind: 'image-index', file: sbom });
      assert.match(after ?? '', /"mediaType": "application\/spdx\+json"/);
      assert.equal(objection, 'An index lists manifests and indexes. The chosen file is neither.');
    });

    it('takes manifests and indexes, with the type that they have', () => {
      for (const place of [subject, entry]) {
        assert.equal(typeAfter(place(manifestType), manifest), manifestType);
        assert.equal(typeAfter(place(manifestType), list), indexType);
        assert.equal(typeAfter(place(indexType), manifest), manifestType);
      }
    });

    it('takes manifests of formats that are not known', () => {
      assert.equal(typeAfter(subject(''), foreign), foreign.mediaType);
      assert.equal(insertion(subject(''), { file: foreign }).objection, undefined);
    });
  });

  describe('where a media type was chosen', () => {
    const config = (type: string) => `{ "config": { "mediaType": "${type}", "digest": "|", "size": 0 } }`;
    const objectionTo = (type: string, given: DescribedFile) =>
      insertion(config(type), { file: given }).objection;
    const helm = 'application/vnd.cncf.helm.config.v1+json';
    const imageConfig = 'application/vnd.oci.image.config.v1+json';

    it('asks about a file that contradicts it', () => {
      const archive = fileOf(gzipSync('a'), { fileName: 'chart.tgz' });
      const { after, objection } = insertion(config(helm), { file: archive });
      assert.match(after ?? '', /"digest": "sha256:ab"/);
      assert.equal(
        objection,
        `The file is compressed with gzip, but the media type "${helm}" is for content that is JSON.`,
      );
      assert.equal(
        objectionTo(imageConfig, fileOf({ spdxVersion: 'SPDX-2.3' })),
        `The media type "${imageConfig}" is for an OCI image config, but the file is JSON with none of its required properties.`,
      );
      assert.equal(
        objectionTo(helm, fileOf(Buffer.from('ff00ff', 'hex'))),
        `The media type "${helm}" is for content that is JSON, but the file is not.`,
      );
    });

    it('asks nothing about a file that can be of it', () => {
      assert.equal(objectionTo(helm, fileOf({ name: 'chart' })), undefined);
      assert.equal(objectionTo('application/vnd.example.thing', fileOf(gzipSync('a'))), undefined);
    });

    it('asks nothing about JSON that is longer than what is read of it', () => {
      for (const cut of ['{ "name": "a', '{ "name": "ä'])
        assert.equal(
          objectionTo(helm, fileOf(Buffer.from(cut).subarray(0, 11), { size: 70_000 })),
          undefined,
        );
    });
  });

  it('has no place for a descriptor elsewhere', () => {
    assert.equal(insertAt('{ "schemaVersion": |2 }'), undefined);
    assert.equal(insertAt('{ "annotations": { "a": "|" } }'), undefined);
    assert.equal(insertAt('|'), undefined);
  });
});
