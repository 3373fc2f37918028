import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings } from '#service';
import { settingsInLayout } from '#helpers/layouts';
import { service } from '#helpers/lint';
import { blobPathOf, digestOf, readMarks, writeOutDigests } from '#helpers/markedText';

/** The definition of what is at the cursor `|`: the marked part of the text, an address, or nothing. */
async function definitionOf(
  marked: string,
  uri = 'file:///test/index.json',
  blobs: readonly string[] = [blobPath],
): Promise<string | null> {
  const { text: withCursor, spans } = readMarks(writeOutDigests(marked));
  const offset = withCursor.indexOf('|');
  const text = withCursor.replace('|', '');
  const document = service.parse(TextDocument.create(uri, 'json', 1, text), defaultSettings);
  const position = document.source.positionAt(offset);
  const files = Object.fromEntries(blobs.map((path) => [path, '']));
  const settings = await settingsInLayout(uri, files);
  const found = service.definition(document, settings, position);
  if (found === null || found.uri !== uri) return found?.uri ?? null;
  const [span] = spans;
  assert(span !== undefined, 'nothing is marked');
  assert.equal(document.source.offsetAt(found.range.start), span.offset);
  assert.equal(document.source.getText(found.range), text.slice(span.offset, span.offset + span.length));
  return 'marked';
}

const index = (first: string, reference: string): string => `{
  "schemaVersion": 2,
  "mediaType": "application/vnd.oci.image.index.v1+json",
  "manifests": [
    { "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": ${first}, "size": 7 },
    {
      "mediaType": "application/vnd.oci.image.manifest.v1+json", "digest": "$2", "size": 7,
      "annotations": { "vnd.docker.reference.type": "attestation-manifest", "vnd.docker.reference.digest": ${reference} }
    }
  ]
}`;
const blobPath = blobPathOf(digestOf('1'));
const blob = `file:///test/${blobPath}`;

describe('going to a definition', () => {
  it('leads from an attestation to the entry that it is about', async () => {
    assert.equal(await definitionOf(index('«"$1"»', '"|$1"')), 'marked');
  });

  it('leads from a digest to its blob in the layout', async () => {
    assert.equal(await definitionOf(index('"|$1"', '"$1"')), blob);
    assert.equal(await definitionOf(index('"$3"', '"|$1"')), blob);
  });

  it('leads nowhere where the layout has not the blob', async () => {
    assert.equal(await definitionOf(index('"|$1"', '"$1"'), 'file:///test/index.json', []), null);
  });

  it('leads nowhere outside of a layout, or from anything but a digest', async () => {
    assert.equal(await definitionOf(index('"|$1"', '"$1"'), 'file:///test/other.json'), null);
    assert.equal(await definitionOf(index('"$1"', '"$1"').replace('attestation', '|attestation')), null);
    assert.equal(await definitionOf(index('"$1"', '"$1"').replace('"digest"', '"dig|est"')), null);
    assert.equal(await definitionOf(`{ "digest": "|$1" }`), null);
  });
});
