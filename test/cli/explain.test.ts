import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { explain } from '#cli/explain';
import { plainLook } from '#cli/look';
import { rules } from '#service';
import { cliFolder, warnedManifest } from '#helpers/cliFolder';
import { blobPathOf, digestOf, writeOutDigests } from '#helpers/markedText';
import {
  artifact,
  config,
  image,
  imageConfigDescriptor,
  index,
  layer,
  manifestDescriptor,
} from '#helpers/documents';

describe('oci-manifest explain', () => {
  const folder = cliFolder();

  it('says who takes a document, with the evidence', () => {
    folder.write('manifest.json', writeOutDigests(artifact()));
    const { stdout, stderr, status } = folder.explain('--consumer', 'containerd', 'manifest.json');
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /\n\nWhat consumers do with it\n\ncontainerd [\d.]+\n\n- /);
    assert.match(
      stdout,
      /\n- run: refuses to run it if you use `ctr`\n {2}containerd[^]*?\s\(containerd\s+pkg\/\S+\s+at\s+\S+\s+\(20\d\d-\d\d\)\s+\[\d+\]\)/,
    );
    assert.match(stdout, /\n\[1\] https:\/\/github\.com\/containerd\/containerd\/blob\//);
  });

  it('begins with what the document is and what is wrong with it', () => {
    folder.write('manifest.json', warnedManifest);
    const { stdout } = folder.explain('manifest.json');
    assert.match(
      stdout,
      /^manifest\.json: Image · 1 layer · .*\n\nFindings\n\nFound 1 warning\.\n\n- Warning, line 4: The config "/,
    );
    assert.deepEqual(
      stdout.match(/^(?:Findings|What it is|What consumers do with it|(?:Common|Other) consumers)$/gm),
      ['Findings', 'What it is', 'What consumers do with it', 'Common consumers', 'Other consumers'],
    );
  });

  it('shows text of the document as it is written', () => {
    folder.write('manifest.json', artifact({ artifactType: 'application/vnd.a_b*c.d+e' }));
    assert.match(folder.explain('manifest.json').stdout, /Its type is `application\/vnd\.a_b\*c\.d\+e`\./);
    folder.write('manifest.json', image({ 'a*b_c[d]': 1 }));
    assert.doesNotMatch(folder.explain('manifest.json').stdout, /\\/);
  });

  it('says what an outcome depends on, and what comes of it otherwise', () => {
    const input = { input: image({ layers: [layer({ mediaType: 'application/wasm' })] }) };
    const { stdout } = folder.explain('--consumer', 'docker', '-', input);
    assert.match(
      stdout,
      /\n- pull, run: refuses to pull or run it if `rootfs\.diff_ids` in the config is not\n {2}empty\n/,
    );
    assert.match(stdout, /\n- pull, run: otherwise unpacks no layers\n/);
  });

  it('says what consumers do with the properties of a config', () => {
    const { stdout } = folder.explain('-', { input: config({ config: { Env: ['A=1'] } }) });
    assert.match(
      stdout,
      /\n\nWhat consumers do with its properties\n\n[^]*\n`config\.Env`\n\n(?:- .*\n(?: {2}.*\n)*)*- runc, which/,
    );
  });

  it('says what a layout has of what its index lists', () => {
    const manifest = addBlob('{}');
    folder.write('layout/index.json', index({ manifests: [manifestDescriptor({ digest: manifest })] }));
    assert.match(
      folder.explain('layout/index.json').stdout,
      /It is the entry point of an image layout\. It lists 1 manifest, which the\s+layout\s+has: /,
    );
  });

  it('gives the same as JSON, and as the page that editors show', () => {
    const input = { input: artifact() };
    const { documents } = JSON.parse(folder.explain('--format', 'json', '-', input).stdout) as {
      documents: { kind: string; consumers: { id: string; operations: unknown[] }[] }[];
    };
    assert.equal(documents[0]?.kind, 'image-manifest');
    assert(documents[0].consumers.some(({ id, operations }) => id === 'containerd' && operations.length > 0));
    assert.match(
      folder.explain('--format', 'markdown', '-', input).stdout,
      /\n## What consumers do with it\n/,
    );
  });

  it('reads the config of a manifest where the layout has it', () => {
    folder.write('layout/oci-layout', '{ "imageLayoutVersion": "1.0.0" }');
    const config = JSON.stringify({ rootfs: { type: 'layers', diff_ids: ['sha256:0'] } });
    const layers = [layer(), layer({ mediaType: 'application/wasm' })];
    const manifest = writeOutDigests(
      image({ config: imageConfigDescriptor({ digest: addBlob(config) }), layers }),
    );
    const path = `layout/${blobPathOf(addBlob(manifest))}`;
    const { stdout } = folder.explain('--consumer', 'containerd', path);
    assert.match(stdout, /\n- pull, run: unpacks 1 of 2 layers: `layers\[0\]`\n/);
  });

  it('explains the first 50 documents of a directory in full, and has a line for each of the others', () => {
    for (let number = 10; number < 62; number++) folder.write(`many/${number}.json`, image());
    const { stdout, stderr, status } = folder.explain('many');
    assert.equal(status, 0);
    assert.equal(
      stderr,
      'oci-manifest: many: 50 of 52 documents are explained. Name a document to explain it, or use --format json.\n',
    );
    assert.equal(stdout.match(/^What consumers do with it$/gm)?.length, 50);
    assert.match(
      stdout,
      /\n\nmany\/60\.json: image-manifest: Image · .*\nmany\/61\.json: image-manifest: Image · .*\n$/,
    );
    const markdown = folder.explain('--format', 'markdown', 'many').stdout;
    assert.match(markdown, /\n\n- `many\/60\.json`: image-manifest: Image · .*\n- `many\/61\.json`: .*\n$/);
    const { documents } = JSON.parse(
      folder.explain('--format', 'json', '--consumer', 'containerd', 'many').stdout,
    ) as {
      documents: { consumers: unknown[] }[];
    };
    assert.equal(documents.filter(({ consumers }) => consumers.length > 0).length, 52);
    assert.match(folder.explain('many/61.json').stdout, /^many\/61\.json: Image .*\n\nFindings\n/);
  });

  it('names what is no OCI document, and explains the others', () => {
    folder.write('package.json', '{ "name": "x" }');
    folder.write('manifest.json', image());
    const { stdout, stderr, status } = folder.explain('package.json', 'manifest.json');
    assert.equal(status, 2);
    assert.match(stderr, /package\.json: this is not a known kind of OCI document/);
    assert.match(stdout, /^manifest\.json: Image/m);
  });

  it('loses nothing but a document that cannot be explained', async () => {
    folder.write('fails.json', image());
    folder.write('manifest.json', image());
    const told = { out: '', err: '' };
    const { create } = TextDocument;
    TextDocument.create = (uri, ...rest) => {
      if (uri.endsWith('fails.json')) throw new Error('out of luck');
      return create(uri, ...rest);
    };
    try {
      const status = await explain(
        ['fails.json', 'manifest.json'].map((name) => join(folder.path, name)),
        { format: 'text', consumer: [] },
        {
          print: (text) => void (told.out += text),
          warn: (text) => void (told.err += text),
          readStandardInput: () => Promise.reject(new Error('nobody reads it')),
          look: () => plainLook,
        },
      );
      assert.equal(status, 2);
    } finally {
      TextDocument.create = create;
    }
    assert.match(told.err, /fails\.json: could not be explained: out of luck\n$/);
    assert.match(told.out, /manifest\.json: Image/);
  });

  it('prints the page of a rule, with its links to the version of the specification that is set', () => {
    folder.write('.oci-manifest.json', '{ "specification": "1.0" }');
    const { stdout, stderr, status } = folder.explain('digest-syntax');
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(
      stdout,
      /^digest-syntax\n\nA digest does not consist of an algorithm, a colon, and an encoded hash\.\n/,
    );
    assert.match(stdout, /^- Source: OCI image specification \[1\]$/m);
    assert.match(
      stdout,
      /^\[1\] https:\/\/github\.com\/opencontainers\/image-spec\/blob\/v1\.0\.2\/descriptor\.md#digests$/m,
    );
    assert.match(stdout, /^What is wrong$/m);
    const code = stdout.split('\n').filter((line) => line.startsWith('    '));
    assert.equal(code[0], '    {');
    assert.match(
      folder.explain('--format', 'markdown', 'digest-syntax').stdout,
      /^# digest-syntax\n[^]*\n```json\n/,
    );
    const { rules } = JSON.parse(folder.explain('--format', 'json', 'digest-syntax').stdout) as {
      rules: { id: string; severity: string }[];
    };
    assert.deepEqual(
      rules.map(({ id, severity }) => [id, severity]),
      [['digest-syntax', 'error']],
    );
  });

  it('fills lines of at most 80 characters with the prose of every page', () => {
    const { stdout } = folder.explain(...rules.map(({ id }) => id));
    const prose = stdout.split('\n').filter((line) => !/^(?: {4}|\[\d+\] |\|)/.test(line));
    const long = prose.filter((line) => line.length > 80 && line.trim().includes(' '));
    assert.deepEqual(long, []);
    assert.doesNotMatch(prose.join('\n'), /\*\*|\]\(|^#|^```/m);
  });

  it('prefers a file with the name of a rule', () => {
    folder.write('digest-syntax', image());
    assert.match(folder.explain('digest-syntax').stdout, /^digest-syntax: Image/);
  });

  for (const [name, suggestion] of [
    ['size-negativ', 'Did you mean size-negative?'],
    ['digest-s', 'Did you mean digest-size-conflict or digest-syntax?'],
  ] as const)
    it(`names the rules that are nearest to ${name}`, () => {
      const { stderr, stdout, status } = folder.explain(name, 'size-zero');
      assert.equal(status, 2);
      assert.equal(stderr, `oci-manifest: ${name}: no file and no rule has this name. ${suggestion}\n`);
      assert.match(stdout, /^size-zero\n/);
    });

  it('refuses a consumer that is not known', () => {
    const { stderr, status } = folder.explain('--consumer', 'contaierd', '-', { input: image() });
    assert.equal(status, 2);
    assert.match(stderr, /"contaierd" is not a known consumer/);
  });

  for (const name of [
    'containerd@',
    'containerd@x',
    'containerd@v1.7',
    'containerd@1.7@2',
    'containerd@-1',
  ]) {
    it(`refuses ${name}, which has no version`, () => {
      const { stderr, status } = folder.explain('--consumer', name, '-', { input: image() });
      assert.equal(status, 2);
      assert(stderr.includes(`"${name}" is not a known consumer`), stderr);
    });
  }

  it('answers once for a consumer that is named twice', () => {
    const ask = (...consumers: string[]) =>
      folder.explain(...consumers.flatMap((name) => ['--consumer', name]), '-', { input: image() }).stdout;
    assert.equal(ask('containerd', 'containerd'), ask('containerd'));
  });

  function addBlob(text: string): string {
    const digest = digestOf(text);
    folder.write(`layout/${blobPathOf(digest)}`, text);
    return digest;
  }
});
