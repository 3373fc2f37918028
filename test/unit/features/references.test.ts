import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings } from '#service';
import { settingsInLayout } from '#helpers/layouts';
import { service } from '#helpers/lint';
import { blobPathOf, digestOf, readMarks, writeOutDigests } from '#helpers/markedText';

const blobPath = blobPathOf(digestOf('1'));

/** The places where the digest at the cursor `|` is mentioned must be the marked parts, in this order of documents. */
async function checkMentions(
  documents: Readonly<Record<string, string>>,
  { includeDeclaration = false } = {},
): Promise<void> {
  const read = Object.entries(documents).map(([name, marked]) => {
    const { text, spans } = readMarks(writeOutDigests(marked));
    return { uri: `file:///layout/${name}`, text, spans };
  });
  const [first] = read;
  assert(first !== undefined);
  // The mark is before its marked part, so that the offsets of the other parts move.
  const offset = first.text.indexOf('|');
  const live = TextDocument.create(first.uri, 'json', 1, first.text.replace('|', ''));
  const document = service.parse(live, defaultSettings);
  const position = live.positionAt(offset);
  const digest = service.digestAt(document, defaultSettings, position);
  assert(digest !== undefined, 'there is no digest at the cursor');
  const others = read.map(({ uri, text }) => TextDocument.create(uri, 'json', 1, text));
  const files = Object.fromEntries(read.map(({ uri, text }) => [uri.slice('file:///layout/'.length), text]));
  const settings = await settingsInLayout(first.uri, { [blobPath]: '', ...files });
  const found = service.mentions(document, settings, digest, includeDeclaration);
  const expected = read.flatMap(({ uri, spans }) =>
    spans.map(({ offset: start }) => {
      const moved = uri === first.uri && start > offset ? start - 1 : start;
      return `${uri}:${moved}`;
    }),
  );
  if (includeDeclaration) expected.push(`file:///layout/${blobPath}:0`);
  const sources = new Map([...others, live].map((source) => [source.uri, source]));
  assert.deepEqual(
    found.map(({ uri, range }) => `${uri}:${sources.get(uri)?.offsetAt(range.start) ?? 0}`),
    expected,
  );
}

const index = (first: string, reference: string): string => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "${first}", "size": 7 },
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$2", "size": 7,
      "annotations": { "vnd.docker.reference.digest": "${reference}" }
    }
  ]
}`;

const manifest = (config: string, layer: string, annotations = ''): string => `{
  "schemaVersion": 2,
  "config": { "mediaType": "application/vnd.oci.image.config.v1+json", "digest": "${config}", "size": 7 },
  "layers": [{ "mediaType": "application/vnd.oci.image.layer.v1.tar", "digest": "${layer}", "size": 7 }],
  "annotations": { ${annotations} }
}`;

describe('references of a digest', () => {
  it('are descriptors and annotations of the same document', async () => {
    await checkMentions({ 'index.json': index('|«$1»', '«$1»') });
    await checkMentions({ 'index.json': index('«$1»', '|«$1»') });
  });

  it('are the diff ID in the config and the layer in the manifest of an uncompressed layer', async () => {
    await checkMentions({
      'blobs/sha256/ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff': manifest(
        '$2',
        '|«$1»',
      ),
      'blobs/sha256/eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee':
        '{ "architecture": "amd64", "os": "linux", "rootfs": { "diff_ids": ["«$1»", "$3"] } }',
    });
  });

  it('are parts of strings, such as references of images', async () => {
    await checkMentions({
      'manifest.json': manifest(
        '|«$1»',
        '$2',
        '"a": "example.com/app@«$1»", "b": "x«$1»y"'.replace('x«$1»y', 'x$1y'),
      ),
    });
  });

  it('are the blob too when the declaration is wanted', async () => {
    await checkMentions({ 'index.json': index('|«$1»', '$3') }, { includeDeclaration: true });
  });

  it('are nothing elsewhere', () => {
    for (const [text, cursor] of [
      [index('$1', '$1'), '"digest"'],
      [index('$1', '$1'), 'vnd.oci'],
      [`{ "name": "$1" }`, 'sha256'],
      [index('sha256:abc', '$1'), 'sha256:abc'],
    ] as const) {
      const live = TextDocument.create('file:///index.json', 'json', 1, writeOutDigests(text));
      const document = service.parse(live, defaultSettings);
      const position = live.positionAt(live.getText().indexOf(cursor) + 1);
      assert.equal(service.digestAt(document, defaultSettings, position), undefined, cursor);
    }
  });
});
