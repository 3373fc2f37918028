import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { sha256DigestOf } from '#schemas/values/digest';
import { createTemporaryDirectory, type TemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import { tellStory } from './story';
import { openWindow, type Window } from './window';

const wasm = Buffer.from('\0asm\x01\0\0\0', 'latin1');
const rebuilt = Buffer.from('\0asm\x01\0\0\0\0', 'latin1');
const digest = sha256DigestOf(wasm);

const manifest = {
  schemaVersion: 2,
  mediaType: 'application/vnd.oci.image.manifest.v1+json',
  artifactType: 'application/vnd.example.tool',
  config: {
    mediaType: 'application/vnd.oci.empty.v1+json',
    digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    size: 2,
  },
  layers: [
    {
      mediaType: 'application/wasm',
      digest,
      size: wasm.length,
      annotations: { 'org.opencontainers.image.title': 'hello.wasm' },
    },
  ],
};

// The steps of one story: when one fails, those after it mean nothing.
describe('a person with a manifest beside its file', () => {
  let folder: TemporaryDirectory;
  let window: Window;

  before(async () => {
    folder = await createTemporaryDirectory();
    await writeFile(join(folder.path, 'manifest.json'), JSON.stringify(manifest, undefined, 2));
    await writeFile(join(folder.path, 'hello.wasm'), wasm);
    window = await openWindow(folder.path);
  });

  tellStory('neighbors', () => window);

  after(async () => {
    await window.close();
    await folder.remove();
  });

  it('reads that the file has the digest', async () => {
    await window.openFile('manifest.json');
    await window.page.locator('.codelens-decoration').first().waitFor();
    await window.hover(digest, 'The file hello.wasm beside this document has this digest');
  });

  it('sees at once that the file was built anew', async () => {
    await writeFile(join(window.folder, 'hello.wasm'), rebuilt);
    await window.page.locator('.squiggly-warning').waitFor();
    // The hover of before stays where it is as long as the mouse does.
    await window.page.keyboard.press('Escape');
    await window.page.locator('.monaco-hover:visible').waitFor({ state: 'detached' });
    await window.hover(digest, 'file-mismatch');
    await window.takeScreenshot('neighbors');
  });

  it('uses the digest and size of the file', async () => {
    await window.page.locator('.monaco-hover:visible').getByText('Quick Fix...').click();
    await window.click(window.page.getByText('Use the digest and size of hello.wasm'));
    await window.text(sha256DigestOf(rebuilt)).waitFor();
    await window.page.locator('.squiggly-warning').waitFor({ state: 'detached' });
  });
});
