import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { defaultSettings } from '#service';
import { image, index, manifestDescriptor, platform } from '#helpers/documents';
import { settingsInLayout } from '#helpers/layouts';
import { service } from '#helpers/lint';
import { writeOutDigests } from '#helpers/markedText';

const tagged = (digest: string, name: string) =>
  manifestDescriptor({ digest, annotations: { 'org.opencontainers.image.ref.name': name } });

/** The page about a document of a layout that has the blobs of some digests, such as `$1`. */
async function explain(text: string, digests: readonly string[], path = 'index.json'): Promise<string> {
  const live = TextDocument.create(`file:///layout/${path}`, 'json', 1, writeOutDigests(text));
  const blobs = Object.fromEntries(digests.map((digest) => [pathOf(digest), '']));
  const settings = await settingsInLayout(live.uri, { [path]: live.getText(), ...blobs });
  return service.explain(service.parse(live, settings), settings) ?? '';
}

function pathOf(digest: string): string {
  return `blobs/${writeOutDigests(digest).replace(':', '/')}`;
}

describe('the index of a layout explained', () => {
  it('says that the layout has what it lists', async () => {
    const one = index({ manifests: [tagged('$1', 'latest')] });
    assert.match(
      await explain(one, ['$1']),
      /\n\nIt is the entry point of an image layout\. It lists 1 manifest, which the layout has: `latest` \(Image manifest\)\.\n\n/,
    );
    const two = index({ manifests: [manifestDescriptor({ platform: platform() }), tagged('$2', '2.0')] });
    assert.match(
      await explain(two, ['$1', '$2']),
      /It lists 2 manifests\. The layout has all of them: linux\/amd64 and `2\.0` \(Image manifest\)\.\n/,
    );
  });

  it('says what the layout lacks', async () => {
    const two = index({ manifests: [tagged('$1', '1.0'), tagged('$2', '2.0')] });
    assert.match(
      await explain(two, ['$2']),
      /It lists 2 manifests\. The layout has 1 of them: `2\.0` \(.*\)\. It does not have `1\.0` \(.*\)\.\n/,
    );
    assert.match(
      await explain(two, ['$3']),
      /The layout has none of them: `1\.0` \(.*\) and `2\.0` \(.*\)\.\n/,
    );
    const one = index({ manifests: [tagged('$1', '1.0')] });
    assert.match(
      await explain(one, ['$3']),
      /It lists 1 manifest, which the layout does not have: `1\.0` \(/,
    );
    assert.match(await explain(index({ manifests: [] }), ['$3']), /an image layout\. It lists nothing\.\n/);
  });

  it('says that consumers are judged without what the findings say of blobs', async () => {
    const note = /This assumes that all blobs are there and intact\./;
    const text = index({ manifests: [tagged('$1', '1.0')] });
    assert.match(await explain(text, ['$3']), note);
    const alone = TextDocument.create('file:///index.json', 'json', 1, writeOutDigests(text));
    assert.doesNotMatch(service.explain(service.parse(alone, defaultSettings), defaultSettings) ?? '', note);
  });

  it('names only the first entries', async () => {
    const names = Array.from({ length: 9 }, (_, number) => tagged(`$${number + 1}`, `v${number + 1}`));
    assert.match(
      (await explain(index({ manifests: names }), ['$1'])).replaceAll(' (Image manifest)', ''),
      /It does not have `v2`, `v3`, `v4`, `v5`, `v6`, and 3 more\.\n/,
    );
  });

  it('marks what is missing in the table, also of other documents of the layout', async () => {
    const two = index({ manifests: [tagged('$1', '1.0'), tagged('$2', '2.0')] });
    assert.match(await explain(two, ['$2']), /\| tag `1\.0`, not in the layout \|\n.*\| tag `2\.0` \|\n/);
    const page = await explain(image(), ['$9'], pathOf('$5'));
    assert.match(page, /\| `config` \| .* \| not in the layout \|\n/);
    assert.doesNotMatch(page, /entry point/);
  });

  it('says nothing of a layout where none is known', async () => {
    const one = index({ manifests: [tagged('$1', '1.0')] });
    assert.doesNotMatch(await explain(one, ['$1'], 'other.json'), /image layout\.|not in the/);
  });
});
