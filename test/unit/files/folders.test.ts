import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { findDocuments, layouts } from '#node/folders';
import { index, manifestDescriptor } from '#helpers/documents';
import { blobPathOf, digestOf, writeOutDigests } from '#helpers/markedText';

const blob = blobPathOf(digestOf('1'));

describe('the folders of the language server', () => {
  let folder: string;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const uriOf = (path: string): string => pathToFileURL(join(folder, path)).href;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oci manifest-'));
    write('layout/oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
    write('layout/index.json', writeOutDigests(index({ manifests: [manifestDescriptor()] })));
    write(`layout/${blob}`, '{ "schemaVersion": 2 }');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('are searched as the command line searches them', async () => {
    write('a.json', '{}');
    write('empty.json', '');
    write('ignored/a.json', '{}');
    write('.gitignore', 'ignored/');
    write('excluded.json', '{}');
    const found: unknown[] = [];
    for await (const { uri, ...file } of findDocuments(uriOf('.'), ['excluded.*', '{']))
      found.push([
        uri,
        'problem' in file
          ? [file.problem, file.isPassedOver]
          : file.layout?.layout.contents.get(file.layout.path)?.describedAs,
      ]);
    assert.deepEqual(found, [
      [uriOf('a.json'), undefined],
      // The command line does not count it as a problem either.
      [uriOf('empty.json'), ['it is empty', true]],
      [uriOf('layout/oci-layout'), undefined],
      [uriOf('layout/index.json'), undefined],
      [uriOf(`layout/${blob}`), 'image-manifest'],
    ]);
  });

  it('tell what is wrong with a file that somebody has chosen, whatever it is', async () => {
    write('empty.json', '');
    const found: unknown[] = [];
    for await (const file of findDocuments(uriOf('empty.json'), [])) found.push(file);
    assert.deepEqual(found, [{ uri: uriOf('empty.json'), problem: 'it is empty', isPassedOver: false }]);
  });

  it('read a layout with its documents', async () => {
    const layout = await layouts.read(uriOf('layout'), undefined);
    assert.equal(layout?.address, uriOf('layout'));
    const documents = [...layout.contents.values()].filter(({ document }) => document !== undefined);
    assert.deepEqual(
      documents.map(({ path }) => path),
      ['oci-layout', 'index.json', blob],
    );
  });

  it('are those of the file system only', async () => {
    for (const uri of [
      'untitled:layout',
      'http://example.com/layout',
      'file://%zz/layout',
      uriOf('absent'),
    ]) {
      assert.equal(await layouts.read(uri, undefined), undefined);
    }
  });
});
