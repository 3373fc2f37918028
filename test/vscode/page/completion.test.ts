import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Locator } from 'playwright-core';

import { builtInCatalogue as catalogue } from '#schemas/catalogue/catalogue';
import { rowOf } from '#service/features/completion/rowOfType';
import { lint } from '#helpers/lint';
import { digestOf } from '#helpers/markedText';
import { createTemporaryDirectory, type TemporaryDirectory } from '#scripts/vscodeHost/temporaryDirectory';
import { openWindow, type Window } from './window';

/** A place where a person asks for completions. */
interface Question {
  /** What it is about, as the name of a folder. */
  readonly name: string;
  readonly file: string;
  /** The document, with `|` at the cursor. */
  readonly text: string;
  /** What the person types there. */
  readonly typed?: string;
  /** What is selected then. */
  readonly first: string;
  /** What the document says after Enter. */
  readonly result: RegExp;
}

const descriptor = (mediaType: string, more = '') =>
  `{ "mediaType": "${mediaType}", "digest": "${digestOf(mediaType + more)}", "size": 512${more} }`;
const imageConfig = 'application/vnd.oci.image.config.v1+json';
const helmConfig = 'application/vnd.cncf.helm.config.v1+json';
const imageLayer = 'application/vnd.oci.image.layer.v1.tar+gzip';
const imageManifest = 'application/vnd.oci.image.manifest.v1+json';
const manifest = (members: string) =>
  `{\n  "schemaVersion": 2,\n  "mediaType": "${imageManifest}",\n  ${members}\n}\n`;
const image = (config: string, layer: string, more = '') =>
  manifest(`"config": ${descriptor(config)},\n  "layers": [${descriptor(layer)}]${more}`);
const index = (platform: string) =>
  `{\n  "schemaVersion": 2,\n  "mediaType": "application/vnd.oci.image.index.v1+json",\n  "manifests": [\n    ${descriptor(imageManifest, ', "platform": { "architecture": "amd64", "os": "linux" }')},\n    ${descriptor(imageManifest, `, "platform": ${platform}`)}\n  ]\n}\n`;
const config = (members: string) =>
  `{\n  "architecture": "amd64",\n  "os": "linux",\n  "rootfs": { "type": "layers", "diff_ids": ["${digestOf('layer')}"] },\n  "config": { ${members} }\n}\n`;

const questions: readonly Question[] = [
  {
    name: 'config-type',
    file: 'manifest.json',
    text: image('|', imageLayer),
    first: imageConfig,
    result: /"config": \{ "mediaType": "application\/vnd\.oci\.image\.config\.v1\+json"/,
  },
  {
    name: 'layer-type',
    file: 'manifest.json',
    text: image(imageConfig, '|'),
    first: imageLayer,
    result: /"layers": \[\{ "mediaType": "application\/vnd\.oci\.image\.layer\.v1\.tar\+gzip"/,
  },
  {
    name: 'artifact-type',
    file: 'manifest.json',
    text: manifest(
      `"artifactType": "|",\n  "config": { "mediaType": "application/vnd.oci.empty.v1+json", "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2 },\n  "layers": [${descriptor('application/spdx+json')}]`,
    ),
    first: 'application/spdx+json',
    result: /"artifactType": "application\/spdx\+json"/,
  },
  {
    name: 'config-type-by-its-name',
    file: 'manifest.json',
    text: manifest(
      `"config": { "mediaType": "|", "digest": "${digestOf('chart')}", "size": 512 },\n  "layers": [${descriptor('application/vnd.cncf.helm.chart.content.v1.tar+gzip')}]`,
    ),
    typed: 'helm',
    first: helmConfig,
    result: /"config": \{ "mediaType": "application\/vnd\.cncf\.helm\.config\.v1\+json"/,
  },
  {
    name: 'layer-type-by-its-name',
    file: 'manifest.json',
    text: manifest(
      `"artifactType": "application/vnd.example.report.v1",\n  "config": { "mediaType": "application/vnd.oci.empty.v1+json", "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", "size": 2 },\n  "layers": [${descriptor('|')}]`,
    ),
    typed: 'sbom',
    first: 'application/spdx+json',
    result: /"layers": \[\{ "mediaType": "application\/spdx\+json"/,
  },
  {
    name: 'architecture',
    file: 'index.json',
    text: index('{ "architecture": "|", "os": "linux" }'),
    first: 'arm64',
    result: /"architecture": "arm64", "os": "linux"/,
  },
  {
    name: 'os',
    file: 'index.json',
    text: index('{ "architecture": "arm64", "os": "|" }'),
    first: 'linux',
    result: /"architecture": "arm64", "os": "linux"/,
  },
  {
    name: 'variant',
    file: 'index.json',
    text: index('{ "architecture": "arm", "os": "linux", "variant": "|" }'),
    first: 'v7',
    result: /"variant": "v7"/,
  },
  {
    name: 'annotation-created',
    file: 'manifest.json',
    text: image(imageConfig, imageLayer, ',\n  "annotations": { | }'),
    typed: '"created',
    first: 'org.opencontainers.image.created',
    result: /"org\.opencontainers\.image\.created": "\d{4}-/,
  },
  {
    name: 'annotation-licenses',
    file: 'manifest.json',
    text: image(imageConfig, imageLayer, ',\n  "annotations": { | }'),
    typed: '"licen',
    first: 'org.opencontainers.image.licenses',
    result: /"org\.opencontainers\.image\.licenses": ""/,
  },
  {
    name: 'name-in-document',
    file: 'manifest.json',
    text: manifest(`"config": ${descriptor(imageConfig)},\n  |`),
    typed: '"la',
    first: 'layers',
    result: /"layers": \[\s*\{\s*"mediaType": "application\/vnd\.oci\.image\.layer\.v1\.tar\+gzip"/,
  },
  {
    name: 'name-in-descriptor',
    file: 'manifest.json',
    text: image(imageConfig, imageLayer).replace(`"size": 512 }]`, '| }]'),
    typed: '"si',
    first: 'size',
    result: /"size": 0 \}\]/,
  },
  {
    name: 'name-in-configuration',
    file: 'config.json',
    text: config('|'),
    typed: '"Ent',
    first: 'Entrypoint',
    result: /"Entrypoint": \[\]/,
  },
  {
    name: 'first-name',
    file: 'manifest.json',
    text: '{|}',
    typed: '"sch',
    first: 'schemaVersion',
    result: /^\{\s*"schemaVersion": 2\s*\}/,
  },
  {
    name: 'whole-platform',
    file: 'index.json',
    text: index('{|}'),
    first: 'linux/arm64',
    result: /"platform": \{\s*"architecture": "arm64",\s*"os": "linux"\s*\}/,
  },
  {
    name: 'first-property',
    file: 'manifest.json',
    text: `{\n  "schemaVersion": 2,\n  "mediaType": "${imageManifest}",\n  |\n}\n`,
    first: 'config',
    result: /"config": \{\s*"mediaType": "application\/vnd\.oci\.image\.config\.v1\+json"/,
  },
  {
    name: 'empty-file',
    file: 'whatever.json',
    text: '|',
    first: 'Image manifest',
    result: /^\{\s*"schemaVersion": 2,\s*"mediaType": "application\/vnd\.oci\.image\.manifest/,
  },
  {
    name: 'first-name-in-any-file',
    file: 'whatever.json',
    text: '{|}',
    typed: '"sch',
    first: 'schemaVersion',
    result: /^\{\s*"schemaVersion": 2\s*\}/,
  },
  {
    name: 'first-media-type-in-any-file',
    file: 'whatever.json',
    text: '{"mediaType":"|"}',
    first: imageManifest,
    result: /^\{"mediaType":"application\/vnd\.oci\.image\.manifest\.v1\+json"\}/,
  },
  {
    name: 'name-in-configuration-in-any-file',
    file: 'whatever.json',
    text: '{"architecture":"amd64","config":{|}}',
    typed: '"Ent',
    first: 'Entrypoint',
    result: /"config":\{\s*"Entrypoint": ?\[\]/,
  },
  {
    name: 'first-media-type',
    file: 'index.json',
    text: '{"mediaType": "|"}',
    first: 'application/vnd.oci.image.index.v1+json',
    result: /^\{"mediaType": "application\/vnd\.oci\.image\.index\.v1\+json"\}/,
  },
];

/** A place whose value is one of the choices already. */
const completeValue = {
  name: 'complete-value',
  file: 'index.json',
  text: index('{ "architecture": "arm64|", "os": "linux" }'),
};

/** An empty file, in which a person types the title of a template as the list shows it. */
const typedTitle = { name: 'typed-title', file: 'whatever.json', text: '|' };

/** A place where a descriptor is written with tab stops, of which the first is the media type. */
const newDescriptor = {
  name: 'new-descriptor',
  file: 'manifest.json',
  text: manifest(`|\n  "layers": [${descriptor(imageLayer)}]`),
};

/** What the author has still to fill in, or to write, so that it is no mistake of what was chosen. */
const unfinished = new Set([
  'required-property',
  'empty-value',
  'size-zero',
  'digest-placeholder',
  'schema-version',
  'media-type-missing',
]);

describe('completion beside the suggestions of VS Code for JSON', function () {
  let folder: TemporaryDirectory;
  let window: Window;

  before(async () => {
    folder = await createTemporaryDirectory();
    for (const { name, file, text } of [...questions, newDescriptor, completeValue, typedTitle]) {
      await mkdir(join(folder.path, name));
      await writeFile(join(folder.path, name, file), text.replace('|', ''));
    }
    window = await openWindow(folder.path);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await window.takeScreenshot(`completion-${this.currentTest.title.split(' ')[0] ?? ''}-failed`);
  });

  after(async () => {
    await window.close();
    await folder.remove();
  });

  for (const { name, file, text, typed, first, result } of questions) {
    it(`${name} begins with ${first}, which Enter writes`, async () => {
      await window.openFile(`${name}/${file}`);
      await goTo(text);
      if (typed !== undefined) await window.page.keyboard.type(typed);
      await suggest(first);
      await window.takeScreenshot(`completion-${name}`);
      await window.page.keyboard.press('Enter');
      // Another list may open at once, of what can be chosen at the first tab stop.
      await selected(first).waitFor({ state: 'hidden' });
      await window.page.keyboard.press('ControlOrMeta+S');
      await window.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });

      const written = await readFile(join(window.folder, name, file), 'utf8');
      assert.match(written, result);
      JSON.parse(written);
      const { findings } = lint(written, { fileName: file });
      const mistakes = findings.map(({ rule }) => rule.id).filter((id) => !unfinished.has(id));
      assert.deepEqual(mistakes, []);
    });
  }

  it('cuts off neither the media types of a list nor what says what they are', async () => {
    const [{ name, file, text }] = questions.filter(({ name }) => name === 'layer-type') as [Question];
    await window.openFile(`${name}/${file}`);
    await goTo(text);
    await suggest(imageLayer);
    const cutOff = await window.page
      .locator('.suggest-widget.visible .monaco-list-row')
      .locator('.label-name, .label-description, .details-label')
      .evaluateAll((parts) =>
        parts.filter((part) => part.scrollWidth > part.clientWidth).map((part) => part.textContent),
      );
    assert.deepEqual(cutOff, []);
    await window.page.keyboard.press('Escape');
  });

  it('shows all choices for a value that is one of them', async () => {
    const { name, file, text } = completeValue;
    await window.openFile(`${name}/${file}`);
    await goTo(text);
    await suggest('arm64');
    const rows = window.page.locator('.suggest-widget.visible .monaco-list-row');
    await rows.filter({ hasText: 's390x' }).waitFor();
    await window.takeScreenshot('completion-complete-value');
    await window.page.keyboard.press('Escape');
  });

  it('keeps the list while the title of a template with a space is typed', async () => {
    const { name, file, text } = typedTitle;
    await window.openFile(`${name}/${file}`);
    await goTo(text);
    await suggest('Image manifest');
    // The pause of somebody who looks at the list before going on.
    for (const [typed, first] of [
      ['Image', 'Image manifest'],
      [' ', 'Image manifest'],
      ['ind', 'Image index'],
    ] as const) {
      await window.page.keyboard.type(typed);
      await selected(first).waitFor();
    }
    await window.page.keyboard.press('Enter');
    await window.text('"manifests"').waitFor();
    await window.page.keyboard.press('ControlOrMeta+S');
    await window.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    const written = await readFile(join(window.folder, name, file), 'utf8');
    assert.match(written, /^\{\s*"schemaVersion": 2,\s*"mediaType": "application\/vnd\.oci\.image\.index/);
  });

  it('leads from the media type of a new descriptor that Enter has chosen to the digest with Tab', async () => {
    const { name, file, text } = newDescriptor;
    await window.openFile(`${name}/${file}`);
    await goTo(text);
    await window.page.keyboard.type('"con');
    await suggest('config');
    await window.page.keyboard.press('Enter');
    await selected(imageConfig).waitFor();
    await window.page.keyboard.type('application/vnd.cncf.helm.conf');
    await selected(helmConfig).waitFor();
    await window.page.keyboard.press('Enter');
    await window.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' });
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.type('here');
    await window.page.keyboard.press('ControlOrMeta+S');
    await window.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    assert.match(
      await readFile(join(window.folder, name, file), 'utf8'),
      /"mediaType": "application\/vnd\.cncf\.helm\.config\.v1\+json",\s*"digest": "here"/,
    );
  });

  /** The selected suggestion, if it has this label, of which the list may show only the beginning and the end. */
  function selected(label: string): Locator {
    const row = window.page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name');
    const title = catalogue.mediaType(label)?.title;
    const whole = row.getByText(label.replace(/^application\/vnd\./, ''), { exact: true });
    return title === undefined ? whole : whole.or(row.getByText(rowOf(label, title).shown, { exact: true }));
  }

  /** Puts the cursor where the mark is. */
  async function goTo(marked: string): Promise<void> {
    const before = marked.slice(0, marked.indexOf('|')).split('\n');
    await window.page.keyboard.press('Control+G');
    const input = window.page.locator('.quick-input-widget input').first();
    await input.fill(`:${before.length}:${before.at(-1)!.length + 1}`);
    await window.page.keyboard.press('Enter');
    await window.page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  }

  /** Waits until this is what Enter would accept: the language server may still be starting. */
  async function suggest(label: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await window.page.keyboard.press('ControlOrMeta+Space');
      const found = await selected(label)
        .waitFor({ timeout: 4000 })
        .then(
          () => true,
          () => false,
        );
      if (found) return;
      const instead = await window.page
        .locator('.suggest-widget .monaco-list-row.focused .label-name')
        .allInnerTexts();
      assert(attempt < 6, `${instead.join() || 'Nothing'} is selected.`);
      await window.page.keyboard.press('Escape');
    }
  }
});
