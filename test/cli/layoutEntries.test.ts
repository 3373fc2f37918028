import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { cliFolder } from '#helpers/cliFolder';
import { LayoutDraft } from '#helpers/layoutDraft';
import type { LayoutFiles } from '#helpers/layouts';

const refName = 'org.opencontainers.image.ref.name';
const indexType = 'application/vnd.oci.image.index.v1+json';

function named(name: string): { entry: { annotations: Record<string, string> } } {
  return { entry: { annotations: { [refName]: name } } };
}

describe('oci-manifest lint of a layout', () => {
  const folder = cliFolder();
  const write = (files: LayoutFiles): void => {
    for (const [name, content] of Object.entries(files))
      if (typeof content === 'string' || content instanceof Uint8Array)
        folder.write(`layout/${name}`, content);
  };

  it('lists the names, platforms and sizes of images, those of nested indexes below them', () => {
    const draft = new LayoutDraft();
    const arm = draft.image({
      config: { architecture: 'arm64' },
      entry: { platform: { os: 'linux', architecture: 'arm64' } },
    });
    const nested = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [arm] });
    draft.index([draft.image(named('v1')), { ...nested, annotations: { [refName]: 'all' } }]);
    write(draft.files);
    const { status, stdout } = folder.run('layout');
    assert.match(
      stdout,
      new RegExp(
        [
          String.raw`^layout/index\.json \(Index · 2 manifests\)`,
          String.raw` {2}v1 {13}Image · linux/amd64 · 1 layer · [\d.]+ KiB`,
          String.raw` {2}all {12}Index · linux/arm64`,
          String.raw` {4}linux/arm64 {2}Image · 1 layer · [\d.]+ KiB`,
          '\nFound 0 errors',
        ].join('\n'),
      ),
    );
    assert.equal(status, 0);
  });

  it('counts entries beyond the first twenty, and shows names, never obeys them', () => {
    const draft = new LayoutDraft();
    draft.index(
      Array.from({ length: 23 }, (_, index) => draft.image(named(index === 0 ? '\u001B[31m' : `v${index}`))),
    );
    write(draft.files);
    const { stdout } = folder.run('layout');
    assert.match(stdout, /^ {2}\\u001b\[31m {2}Image/m);
    assert.match(stdout, /^ {2}v19 .*\n {2}and 3 other entries$/m);
  });

  it('lists nothing of layouts that a search has found, nor in formats for programs', () => {
    const draft = new LayoutDraft();
    draft.index([draft.image(named('v1'))]);
    write(draft.files);
    assert.doesNotMatch(folder.run('.').stdout, /v1/);
    assert.doesNotMatch(folder.run('--format', 'github', 'layout').stdout, /v1/);
  });
});
