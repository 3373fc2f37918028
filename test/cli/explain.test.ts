import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'mocha';
import { rules } from '#service';
import { cliFolder } from '#helpers/cliFolder';
import { writeOutDigests } from '#helpers/markedText';
import { artifact, image, imageConfigDescriptor, layer } from '#helpers/documents';

describe('oci-manifest explain', () => {
  const folder = cliFolder();

  it('says who takes a document, with the evidence', () => {
    folder.write('manifest.json', artifact());
    const { stdout, stderr, status } = folder.explain('--consumer', 'containerd', 'manifest.json');
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(stdout, /^manifest\.json: Artifact/);
    assert.match(stdout, /\n {2}containerd [\d.]+ {2}run {2}refuses to run it\n/);
    assert.match(
      stdout,
      /\n {4}containerd plugins\/\S+ at \S+ \(\d{4}-\d\d\) {2}https:\/\/github\.com\/containerd\/containerd\/blob\//,
    );
  });

  it('says what an outcome depends on, and what comes of it otherwise', () => {
    const input = { input: image({ layers: [layer({ mediaType: 'application/wasm' })] }) };
    const { stdout } = folder.explain('--consumer', 'docker', '-', input);
    assert.match(stdout, /run {2}unpacks no layers {2}\(if rootfs\.diff_ids is empty\)\n/);
    assert.match(stdout, /run {2}refuses to run it {2}\(otherwise\)\n/);
  });

  it('gives the same as JSON, and as the page that editors show', () => {
    const input = { input: artifact() };
    const { documents } = JSON.parse(folder.explain('--format', 'json', '-', input).stdout) as {
      documents: { kind: string; consumers: { id: string; operations: unknown[] }[] }[];
    };
    assert.equal(documents[0]?.kind, 'image-manifest');
    assert(documents[0].consumers.some(({ id, operations }) => id === 'containerd' && operations.length > 0));
    assert.match(folder.explain('--format', 'markdown', '-', input).stdout, /\n## Who takes this\?\n/);
  });

  it('reads the config of a manifest where the layout has it', () => {
    const config = JSON.stringify({ rootfs: { type: 'layers', diff_ids: ['sha256:0'] } });
    const layers = [layer(), layer({ mediaType: 'application/wasm' })];
    const manifest = writeOutDigests(
      image({ config: imageConfigDescriptor({ digest: addBlob(config) }), layers }),
    );
    const path = `layout/blobs/${addBlob(manifest).replace(':', '/')}`;
    const { stdout } = folder.explain('--consumer', 'containerd', path);
    assert.match(stdout, /pull {2}unpacks 1 of 2 layers: layers\[0\]\n/);
  });

  it('names what is no OCI document, and explains the others', () => {
    folder.write('package.json', '{ "name": "x" }');
    folder.write('manifest.json', image());
    const { stdout, stderr, status } = folder.explain('package.json', 'manifest.json');
    assert.equal(status, 2);
    assert.match(stderr, /package\.json: this is not an OCI document/);
    assert.match(stdout, /^manifest\.json: Image/m);
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
    assert.match(stderr, /there is no consumer "contaierd"/);
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
      assert(stderr.includes(`there is no consumer "${name}"`), stderr);
    });
  }

  it('answers once for a consumer that is named twice', () => {
    const ask = (...consumers: string[]) =>
      folder.explain(...consumers.flatMap((name) => ['--consumer', name]), '-', { input: image() }).stdout;
    assert.equal(ask('containerd', 'containerd'), ask('containerd'));
  });

  function addBlob(text: string): string {
    const encoded = createHash('sha256').update(text).digest('hex');
    folder.write(`layout/blobs/sha256/${encoded}`, text);
    return `sha256:${encoded}`;
  }
});
