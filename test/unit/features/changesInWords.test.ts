import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtInCatalogue } from '#schemas/catalogue/catalogue';
import { sha256DigestOf } from '#schemas/values/digest';
import { ChangesInWords, repairLayout } from '#service';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { layoutOf, type LayoutFiles } from '#helpers/layouts';
import { textOf } from '#helpers/repairs';

const refName = 'org.opencontainers.image.ref.name';

const draft = new LayoutDraft();
const amd64 = draft.image();
const arm64 = draft.image({ config: { architecture: 'arm64' } });
const platforms = [
  { ...amd64, platform: { os: 'linux', architecture: 'amd64' } },
  { ...arm64, platform: { os: 'linux', architecture: 'arm64' } },
];
const nested = draft.blob(
  'application/vnd.oci.image.index.v1+json',
  JSON.stringify({ schemaVersion: 2, manifests: platforms }),
);
draft.index([{ ...nested, annotations: { [refName]: 'latest' } }]);

/** The path of the config of an image. */
function configOf({ digest }: { digest: string }): string {
  const { config } = JSON.parse(draft.text(pathOf(digest))) as { config: { digest: string } };
  return pathOf(config.digest);
}

async function linesFor(files: LayoutFiles, options = {}): Promise<readonly string[]> {
  const layout = await layoutOf(files);
  const repair = repairLayout(layout, { now: 0, ...options });
  return new ChangesInWords(layout, repair, builtInCatalogue)
    .lines()
    .map((line) => line.replaceAll(/sha256:[\da-fA-F]{12}\b/g, '#'));
}

/** The layout in which a blob has more white space than its digest is of. */
const edited = (path: string): LayoutFiles => ({ ...draft.files, [path]: ` ${draft.text(path)}` });

describe('what a repair changes, in words', () => {
  it('says of each blob what it is, what its digest becomes, and why', async () => {
    assert.deepEqual(await linesFor(edited(configOf(arm64))), [
      'Config of linux/arm64 in "latest": # → #, because it was edited',
      'Manifest of linux/arm64 in "latest": # → #, because its config changes',
      'Index of "latest": # → #, because a manifest that it lists changes',
      'Change index.json: new digest of "latest"',
    ]);
  });

  it('names a temporary file that a tool has left', async () => {
    const files = { ...draft.files, 'oci-put-blob2031518294': 'x'.repeat(5000) };
    const layout = await layoutOf(files);
    for (const content of layout.contents.values()) Object.assign(content, { modified: 0 });
    const repair = repairLayout(layout, { now: 2 * 60 * 60 * 1000, removeOrphans: true });
    assert.deepEqual(new ChangesInWords(layout, repair, builtInCatalogue).lines(), [
      'Delete oci-put-blob2031518294: temporary file of a tool, which was not finished',
    ]);
  });

  it('says it of a manifest without a name by its platform alone', async () => {
    const alone = new LayoutDraft();
    const image = alone.image();
    alone.index([image]);
    const path = pathOf(image.digest);
    assert.deepEqual(await linesFor({ ...alone.files, [path]: ` ${alone.text(path)}` }), [
      'Manifest of linux/amd64: # → #, because it was edited',
      'Change index.json: new digest of linux/amd64',
    ]);
  });

  it('says which files are only named wrong, and what is deleted', async () => {
    const path = pathOf(amd64.digest);
    const wrong = path.toUpperCase().replace('BLOBS/SHA256', 'blobs/sha256');
    const text = textOf(draft.files[path]);
    const { [path]: _, ...others } = draft.files;
    assert.deepEqual(await linesFor({ ...others, [wrong]: text }), [
      'Manifest of linux/amd64 in "latest": only the name of the file is wrong',
    ]);
    assert.deepEqual(await linesFor({ ...draft.files, [wrong]: text }), [
      'Delete second file of manifest of linux/amd64 in "latest", #: the blob is there under its right name',
    ]);
  });

  it('names a file that it makes', async () => {
    const { 'oci-layout': _, ...others } = draft.files;
    assert.deepEqual(await linesFor(others), ['Create oci-layout']);
  });

  it('says digests as they are in the layout', async () => {
    const path = configOf(amd64);
    const files = edited(path);
    const layout = await layoutOf(files);
    const repair = repairLayout(layout, { now: 0 });
    const [line = ''] = new ChangesInWords(layout, repair, builtInCatalogue).lines();
    const after = sha256DigestOf(new TextEncoder().encode(textOf(files[path])));
    assert(line.includes(`sha256:${path.slice(13, 25)} → ${after.slice(0, 19)}`), line);
  });
});
