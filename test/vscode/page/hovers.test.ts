import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { repositoryRoot } from '#scripts/vscodeHost/paths';

import { openWindow, type Window } from './window';

const digestOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Documents in which there is something of each kind to point at. */
const documents = {
  'hovers/image.json': {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', digest: digestOf('a'), size: 1469 },
    layers: [
      {
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: digestOf('b'),
        size: 34_221_789,
        urls: ['https://example.com/layer.tar.gz'],
      },
    ],
    annotations: {
      'org.opencontainers.image.created': '2026-03-14T09:26:53Z',
      'org.opencontainers.image.version': '1.0',
    },
  },
  'hovers/artifact.json': {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    artifactType: 'application/vnd.example.thing.v1',
    config: {
      mediaType: 'application/vnd.oci.empty.v1+json',
      digest: 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
      size: 2,
    },
    layers: [{ mediaType: 'text/plain', digest: digestOf('c'), size: 12 }],
  },
  'hovers/index.json': {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: digestOf('d'),
        size: 7682,
        platform: { architecture: 'arm64', os: 'linux', variant: 'v8' },
      },
      {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest: digestOf('e'),
        size: 566,
        platform: { architecture: 'unknown', os: 'unknown' },
        annotations: {
          'vnd.docker.reference.digest': digestOf('nothing'),
          'vnd.docker.reference.type': 'attestation-manifest',
        },
      },
    ],
  },
};

/** What the pointer is held over, by the kind of hover. */
const places: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'hovers/image.json': {
    'the type of a config': 'application/vnd.oci.image.config.v1+json',
    'the type of a layer': 'application/vnd.oci.image.layer.v1.tar+gzip',
    'a digest': digestOf('a'),
    'a size': '34221789',
    'an annotation key': 'org.opencontainers.image.version',
    'a time': '2026-03-14T09:26:53Z',
    'a property name': 'schemaVersion',
    'the name of a list': 'urls',
    'a URL': 'https://example.com/layer.tar.gz',
  },
  'hovers/artifact.json': { 'the type of an artifact': 'application/vnd.example.thing.v1' },
  'hovers/index.json': {
    'an architecture': 'arm64',
    'an operating system': 'linux',
    'a variant': 'v8',
    'a reference to an image that is not there': digestOf('nothing'),
  },
  // Beside findings, which the same hover shows.
  'wasm-image/manifest.json': {
    'an artifact type that contradicts the config': 'application/vnd.bytecodealliance.module.v1+wasm',
  },
};

const size = { width: 1280, height: 800 };

describe(`a hover in a window of ${size.width}×${size.height} pixels`, () => {
  let window: Window;

  before(async () => {
    window = await openWindow(join(repositoryRoot, 'examples'));
    await window.page.setViewportSize(size);
    await mkdir(join(window.folder, 'hovers'));
    for (const [name, document] of Object.entries(documents))
      await writeFile(join(window.folder, name), `${JSON.stringify(document, undefined, 2)}\n`);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await window.takeScreenshot('hover-failed');
  });

  after(() => window.close());

  for (const [file, texts] of Object.entries(places)) {
    describe(`in ${file}`, () => {
      before(async () => {
        await window.openFile(file);
        await window.page.locator('.codelens-decoration').waitFor();
      });

      for (const [kind, text] of Object.entries(texts))
        it(`shows all that it says about ${kind}`, async () => {
          const hover = await window.hover(text);
          await window.takeScreenshot(`hover-${kind.replaceAll(' ', '-')}`);
          const contents = hover.locator('.monaco-hover-content');
          const { scrollHeight, clientHeight, scrollWidth, clientWidth } = await contents.evaluate(
            ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) => ({
              scrollHeight,
              clientHeight,
              scrollWidth,
              clientWidth,
            }),
          );
          assert.ok(scrollHeight <= clientHeight, `${scrollHeight} pixels high, and ${clientHeight} shown`);
          assert.ok(scrollWidth <= clientWidth, `${scrollWidth} pixels wide, and ${clientWidth} shown`);
          const box = await hover.boundingBox();
          assert.ok(box !== null);
          assert.ok(box.x >= 0 && box.x + box.width <= size.width, 'it is as wide as the window at most');
          assert.ok(box.y >= 0 && box.y + box.height <= size.height, 'it is as high as the window at most');
          await window.page.mouse.move(0, 0);
          await hover.waitFor({ state: 'hidden' });
        });
    });
  }
});
