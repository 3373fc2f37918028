import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createLanguageService, defaultSettings } from '#service';
import { image } from '#helpers/documents';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { layoutOf } from '#helpers/layouts';
import { lint, service, type LintOptions } from '#helpers/lint';

const layout = '\n{ "imageLayoutVersion": "1.0.0" }';
const start = { line: 1, character: 0 };

describe('the code lens', () => {
  it('is above the document and says what it is', () => {
    assert.deepEqual(service.codeLenses(lint(layout).document, defaultSettings), [
      { range: { start, end: start }, command: { title: 'OCI image layout file', command: '' } },
    ]);
  });

  it('says who says so where the content does not', () => {
    const titleOf = (options: LintOptions) =>
      service.codeLenses(lint(image(), options).document, defaultSettings)[0]?.command?.title ?? '';
    assert.match(titleOf({}), /^Image · 1 layer · 3\.3 KiB$/);
    assert.match(titleOf({ kind: 'image-manifest' }), /KiB · pinned$/);
    const docker = image({ mediaType: undefined });
    const { document } = lint(docker, { describedAs: 'docker-manifest' });
    assert.match(
      service.codeLenses(document, defaultSettings)[0]?.command?.title ?? '',
      /^Docker image .* · by its descriptor$/,
    );
  });

  it('says the platform of an image whose config is in the same layout', async () => {
    const draft = new LayoutDraft();
    const { digest } = draft.image();
    draft.index([{ digest, mediaType: 'application/vnd.oci.image.manifest.v1+json', size: 1 }]);
    const layout = await layoutOf(draft.files);
    const path = pathOf(digest);
    const document = layout.contents.get(path)!.document!;
    const [lens] = service.codeLenses(document, { ...defaultSettings, layout: { layout, path } });
    assert.match(lens?.command?.title ?? '', /^Image · linux\/amd64 · 1 layer · /);
  });

  it('explains the document on a click where the client has a command for it', () => {
    const explaining = createLanguageService({ explainDocumentCommand: 'explain' });
    const { document } = lint(layout);
    assert.deepEqual(explaining.codeLenses(document, defaultSettings)[0]?.command, {
      title: 'OCI image layout file',
      command: 'explain',
      arguments: [document.uri],
    });
  });

  it('can be switched off', () => {
    const display = { ...defaultSettings.display, codeLens: false };
    assert.deepEqual(service.codeLenses(lint(layout).document, { ...defaultSettings, display }), []);
  });

  it('is not for documents that are not OCI documents, nor for the project file', () => {
    for (const fileName of ['manifest.json', '.oci-manifest.json'])
      assert.deepEqual(service.codeLenses(lint('{}', { fileName }).document, defaultSettings), []);
  });
});
