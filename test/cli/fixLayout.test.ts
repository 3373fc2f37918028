import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, it } from 'mocha';
import { tarArchive } from '#helpers/tarWriter';
import { cliFolder } from '#helpers/cliFolder';
import { LayoutDraft, ociTar, pathOf, tarOf } from '#helpers/layoutDraft';
import type { LayoutFiles } from '#helpers/layouts';
import { descriptorsIn, textOf } from '#helpers/repairs';
import { sha256DigestOf } from '#schemas/values/digest';

const draft = new LayoutDraft();
const image = draft.image();
draft.index([image]);
const path = pathOf(image.digest);
const editedText = textOf(draft.files[path]).replace('{', '{ ');
const newPath = pathOf(sha256DigestOf(new TextEncoder().encode(editedText)));
const edited = { ...draft.files, [path]: editedText };

/** A path as the command shows it. */
const shown = (below: string): string => join('layout', below);

const shortOf = (blob: string): string => `sha256:${blob.slice('blobs/sha256/'.length).slice(0, 12)}`;

describe('oci-manifest fix-layout', () => {
  const folder = cliFolder();
  const at = (name: string): string => join(folder.path, 'layout', name);
  const write = (files: LayoutFiles): void => {
    for (const [name, content] of Object.entries(files))
      if (typeof content === 'string' || content instanceof Uint8Array)
        folder.write(`layout/${name}`, content);
  };

  it('gives an edited blob its new name up to index.json, and lint has nothing left to say', () => {
    write(edited);
    assert.equal(folder.run('layout').status, 1);
    const { status, stdout, stderr } = folder.fixLayout('layout');
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.equal(
      stdout,
      `create  ${shown(newPath)}\n        manifest of linux/amd64: ${shortOf(path)} → ${shortOf(newPath)}, because it was edited\n` +
        `change  ${shown('index.json')}\n        new digest of linux/amd64\n` +
        `delete  ${shown(path)}\n        old manifest of linux/amd64, ${shortOf(path)}\n\n` +
        '1 file created, 1 file changed, and 1 file deleted.\n',
    );
    const { files } = folder.report('layout');
    assert.deepEqual(
      files.flatMap(({ diagnostics }) => diagnostics),
      [],
    );
    assert.equal(readFileSync(at(newPath), 'utf8'), editedText);
    assert.deepEqual(readdirSync(at('')).sort(), ['blobs', 'index.json', 'oci-layout']);
    assert.equal(folder.fixLayout('layout').stdout, 'Nothing needs to be repaired.\n');
  });

  it('leaves nothing of an edited config for lint --verify to report', () => {
    const { config } = descriptorsIn(draft.files, path);
    write({
      ...draft.files,
      [pathOf(config.digest)]: textOf(draft.files[pathOf(config.digest)]).replace('{', '{ '),
    });
    assert.equal(folder.run('--verify', 'layout').status, 1);
    assert.equal(folder.fixLayout('layout').status, 0);
    assert(!existsSync(at(path)) && !existsSync(at(pathOf(config.digest))));
    assert.equal(folder.run('--verify', '--severity', 'hint', 'layout').status, 0);
    assert.equal(folder.fixLayout('layout', '--remove-orphans').stdout, 'Nothing needs to be repaired.\n');
  });

  it('is what lint names for findings that it repairs', () => {
    write(edited);
    rmSync(at('oci-layout'));
    for (const options of [[], ['--fix', '--dry-run']]) {
      const { stdout } = folder.run(...options, 'layout');
      assert.match(stdout, /^ {4}fix \(fix-layout\): Rehash up to index\.json$/m);
      assert.match(stdout, /^ {4}fix \(fix-layout\): Create oci-layout$/m);
      assert.match(stdout, /^oci-manifest fix-layout layout repairs \d+ findings\.$/m);
    }
    assert.equal(folder.fixLayout('layout').status, 0);
    assert.doesNotMatch(folder.run('layout').stdout, /fix-layout/);
    const absent = new LayoutDraft();
    absent.index([absent.image(), { ...image, digest: sha256DigestOf(new Uint8Array(1)), size: 1 }]);
    write(absent.files);
    const { stdout } = folder.run('layout');
    assert.match(stdout, /^ {4}fix \(fix-layout --prune-absent\): Remove the entries /m);
    assert.doesNotMatch(stdout, /^oci-manifest fix-layout/m);
  });

  it('repairs sizes and the layout file', () => {
    const other = new LayoutDraft();
    other.index([{ ...other.image(), size: 1 }]);
    write({ ...other.files, 'oci-layout': '' });
    assert.equal(folder.fixLayout('layout').status, 0);
    assert.equal(folder.run('--severity', 'hint', 'layout').status, 0);
  });

  it('shows what would change and writes nothing with --dry-run', () => {
    write(edited);
    const before = folder.read('layout/index.json');
    const { status, stdout } = folder.fixLayout('layout', '--dry-run');
    assert.equal(status, 0);
    assert.match(stdout, /^--- layout[\\/]index\.json\n/);
    assert.match(stdout, new RegExp(`^-.*${image.digest}`, 'm'));
    assert.match(stdout, /\n\ncreate {2}layout[\\/]blobs[\\/]sha256[\\/]/);
    assert.match(stdout, /^Nothing was written\. Without --dry-run: 1 file created, /m);
    assert.equal(folder.read('layout/index.json'), before);
    assert(existsSync(at(path)) && !existsSync(at(newPath)));
  });

  it('says which signatures no longer fit', () => {
    const signed = new LayoutDraft();
    const subject = signed.image();
    const artifactType = 'application/vnd.cncf.notary.signature';
    signed.index([subject, signed.image({ manifest: { subject, artifactType } })]);
    write({ ...signed.files, [path]: editedText });
    assert.match(folder.fixLayout('layout').stdout, /^For the old content only: 1 signature\. /m);
  });

  it('says of a signature under a tag of its image that it no longer fits, before and after', () => {
    const signed = new LayoutDraft();
    const refName = 'org.opencontainers.image.ref.name';
    const annotations = { [refName]: `${image.digest.replace(':', '-')}.sig` };
    signed.index([signed.image(), signed.artifact({ entry: { annotations } })]);
    write({ ...signed.files, [path]: editedText });
    assert.match(
      folder.run('layout').stdout,
      /Rehash up to index\.json \(1 signature will no longer fit\)$/m,
    );
    assert.match(folder.fixLayout('layout').stdout, /^For the old content only: 1 signature\. /m);
    assert.match(folder.run('layout').stdout, /information: By its name, this is the signature of sha256:/);
  });

  it('renames a large layer that is intact under a wrong name', () => {
    const large = new LayoutDraft();
    const content = tarOf('a.txt', 'hello'.repeat(50_000));
    large.index([large.image({ layers: [content] })]);
    const right = pathOf(sha256DigestOf(content));
    const wrong = right.replace('sha256', 'sha512');
    const { [right]: layer = '', ...others } = large.files;
    write({ ...others, [wrong]: layer });
    const { status, stdout, stderr } = folder.fixLayout('layout');
    assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
    assert.equal(
      stdout,
      `rename  ${shown(wrong)} to ${shown(right)}\n        layer 1 of linux/amd64: only the name of the file is wrong\n\n1 file renamed.\n`,
    );
    assert(readFileSync(at(right)).equals(content) && !existsSync(at(wrong)));
    assert.equal(folder.run('--verify', '--severity', 'hint', 'layout').status, 0);
  });

  it('does not say that nothing needs to be repaired while lint finds errors', () => {
    const wrong = new LayoutDraft();
    const listed = wrong.image();
    wrong.index([{ ...listed, mediaType: 'application/vnd.oci.image.index.v1+json' }]);
    write(wrong.files);
    for (const options of [[], ['--dry-run']]) {
      const { status, stdout, stderr } = folder.fixLayout('layout', ...options);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
      assert.match(stderr, /^oci-manifest: 1 error is left that this command does not repair\. /);
    }
  });

  it('says that errors are left where it has repaired something else', () => {
    const wrong = new LayoutDraft();
    wrong.index([{ ...wrong.image(), mediaType: 'application/vnd.oci.image.index.v1+json' }]);
    write({ ...wrong.files, 'oci-layout': '' });
    const { status, stdout, stderr } = folder.fixLayout('layout');
    assert.equal(status, 2);
    assert.match(stdout, /^1 file (?:changed|created)\.$/m);
    assert.match(stderr, /^oci-manifest: 1 error is left /);
  });

  it('leaves a twin of a hard link as it is', () => {
    write(edited);
    const twins = ['index.json', path].map(
      (name, index) => [at(name), join(folder.path, `twin${index}`)] as const,
    );
    for (const [name, twin] of twins) linkSync(name, twin);
    const before = twins.map(([, twin]) => readFileSync(twin, 'utf8'));
    assert.equal(folder.fixLayout('layout').status, 0);
    assert.deepEqual(
      twins.map(([, twin]) => readFileSync(twin, 'utf8')),
      before,
    );
  });

  it('writes nothing where one of the files cannot be written', () => {
    write(edited);
    chmodSync(at('index.json'), 0o444);
    const { status, stderr } = folder.fixLayout('layout');
    chmodSync(at('index.json'), 0o644);
    assert.equal(status, 2);
    assert.match(stderr, /index\.json was not changed: the file is read-only\. Nothing was written\./);
    assert(!existsSync(at(newPath)));
  });

  it('deletes nothing through a folder that is a link', function () {
    if (process.platform === 'win32') this.skip();
    write(draft.files);
    symlinkSync('sha256', at('blobs/sha512'));
    const before = readdirSync(at('blobs/sha256'));
    for (const args of [[], ['--remove-orphans']]) {
      const { status, stderr } = folder.fixLayout('layout', ...args);
      assert.equal(status, 2);
      assert.match(
        stderr,
        /are wrong and stay\. The reason for each: it is in a folder to which a link leads\./,
      );
      assert.deepEqual(readdirSync(at('blobs/sha256')), before);
    }
  });

  it('keeps files of the user, and what may be all that is left of a blob', () => {
    const own = [
      'ingest/customers.csv',
      'index.json.notes.tmp',
      'oci-put-blob-docs.md',
      'blobs/sha256/notes.tmp',
    ];
    const { [path]: manifest = '', ...rest } = draft.files;
    const last = `ingest/${path.slice('blobs/sha256/'.length)}_123`;
    write({ ...rest, ...Object.fromEntries(own.map((name) => [name, 'mine'])), [last]: manifest });
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    for (const name of [...own, last]) utimesSync(at(name), old, old);
    const { stdout } = folder.fixLayout('layout', '--remove-orphans');
    assert.doesNotMatch(stdout, /^delete/m);
    for (const name of [...own, last]) assert(existsSync(at(name)), name);
  });

  it('writes nothing while another program holds the lock of the index', () => {
    write(edited);
    folder.write('layout/index.json.lock', '');
    const { status, stderr } = folder.fixLayout('layout');
    assert.equal(status, 2);
    assert.match(stderr, /index\.json\.lock says that another program is changing the layout\./);
    assert(!existsSync(at(newPath)) && existsSync(at('index.json.lock')));
  });

  it('lists, prunes, names and removes when asked', () => {
    const other = new LayoutDraft();
    const [listed, gone] = [other.image(), other.image({ config: { architecture: 'arm64' } })];
    const unlisted = other.image({ config: { architecture: 'riscv64' } });
    const orphan = other.blob('application/octet-stream', 'nobody');
    other.index([listed, gone]);
    write(other.files);
    rmSync(at(pathOf(gone.digest)));
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    utimesSync(at(pathOf(orphan.digest)), old, old);
    const name = `${listed.digest}=v1`;
    const { status, stderr } = folder.fixLayout('layout', '--adopt', '--prune-absent', '--name', name);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    const { manifests } = JSON.parse(folder.read('layout/index.json')) as {
      manifests: { digest: string; annotations?: object }[];
    };
    assert.deepEqual(
      manifests.map(({ digest, annotations }) => [digest, annotations]),
      [
        [listed.digest, { 'org.opencontainers.image.ref.name': 'v1' }],
        [unlisted.digest, undefined],
      ],
    );
    const removal = folder.fixLayout('layout', '--remove-orphans');
    assert.match(removal.stdout, /^Kept 1 blob that nothing leads to/m);
    assert(!existsSync(at(pathOf(orphan.digest))));
  });

  it('removes old temporary files of other tools with the orphans, and no young ones', () => {
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    const leftover = ['oci-put-blob1', `ingest/${'0'.repeat(64)}_1`, `${path}.123.tmp`];
    write({
      ...draft.files,
      ...Object.fromEntries([...leftover, 'oci-put-blob2'].map((name) => [name, 'abc'])),
    });
    for (const name of leftover) utimesSync(at(name), old, old);
    assert.match(folder.run('layout').stdout, /information: The layout has 4 temporary files\./);
    assert.equal(folder.fixLayout('layout', '--remove-orphans').status, 0);
    assert.deepEqual(
      [...leftover, 'oci-put-blob2'].filter((name) => existsSync(at(name))),
      ['oci-put-blob2'],
    );
  });

  it('gives configs the diff IDs of the layers when asked, and lint names the option', () => {
    const other = new LayoutDraft();
    const layers = ['a', 'b'].map((name) => tarOf(name, 'hello'));
    const ids = layers.map((bytes) => sha256DigestOf(bytes));
    const config = { rootfs: { type: 'layers', diff_ids: ids.toReversed() } };
    other.index([
      other.image({ layers: layers.map((bytes) => gzipSync(bytes)), layerType: `${ociTar}+gzip`, config }),
    ]);
    write(other.files);
    const named = /^ {4}fix \(fix-layout --diff-ids\): Set diff IDs to those of the layers /m;
    assert.match(folder.run('--verify', 'layout').stdout, named);
    assert.equal(folder.fixLayout('layout').status, 0);
    assert.equal(folder.run('--verify', 'layout').status, 1);
    assert.equal(folder.fixLayout('layout', '--diff-ids').status, 0);
    assert.equal(folder.run('--verify', 'layout').status, 0);
  });

  it('says which config keeps its wrong diff IDs, and why', () => {
    const shared = new LayoutDraft();
    const config = { rootfs: { type: 'layers', diff_ids: [`sha256:${'0'.repeat(64)}`] } };
    const images = ['a', 'b'].map((content) =>
      shared.image({ layers: [gzipSync(tarOf('file', content))], layerType: `${ociTar}+gzip`, config }),
    );
    write(shared.index(images).files);
    assert.equal(folder.fixLayout('layout').status, 0);
    const { status, stderr, stdout } = folder.fixLayout('layout', '--diff-ids');
    assert.match(
      stderr,
      /^oci-manifest: The diff IDs in blobs\S+ do not match the layers of blobs\S+, and stay /,
    );
    assert.match(stderr, /because blobs\S+ and blobs\S+ have the same config and different layers\.\n$/);
    assert.equal(stdout, '');
    assert.equal(status, 2);
  });

  it('makes an empty layout when asked, and only where nothing is', () => {
    assert.match(
      folder.fixLayout('new').stderr,
      /new is not an image layout\. In an empty directory, --create makes one\./,
    );
    assert.equal(folder.fixLayout('new', '--create').status, 0);
    assert.equal(folder.run('--severity', 'hint', 'new').status, 0);
    folder.write('full/a.txt', '');
    const { status, stderr } = folder.fixLayout('full', '--create');
    assert.equal(status, 2);
    assert.match(stderr, /full is not empty/);
  });

  it('says of an archive that it must be unpacked, and of another file that it is one', () => {
    const archive = tarArchive(
      Object.entries(draft.files).flatMap(([name, content]) =>
        typeof content === 'string' || content instanceof Uint8Array
          ? [{ path: name, content: textOf(content) }]
          : [],
      ),
    );
    folder.write('image.tar', archive);
    folder.write('notes.txt', 'a');
    const said = ['image.tar', 'notes.txt'].map((name) => folder.fixLayout(name).stderr);
    assert.deepEqual(said, [
      'oci-manifest: image.tar is an archive, which this command does not change. Unpack it first.\n',
      'oci-manifest: notes.txt is a file, and not a directory with an image layout.\n',
    ]);
  });

  it('refuses a name without a digest', () => {
    assert.match(folder.fixLayout('.', '--name', 'v1').stderr, /It must be a digest, "=", and a name\./);
  });

  it('ends with 2 and changes nothing that it cannot carry up', () => {
    write(edited);
    writeFileSync(
      at('index.json'),
      Buffer.concat([Buffer.from(textOf(draft.files['index.json'])), Buffer.from([0xff])]),
    );
    const { status, stderr } = folder.fixLayout('layout');
    assert.equal(status, 2);
    assert.match(stderr, /index\.json must change, but it is not valid UTF-8\./);
    assert(!existsSync(at(newPath)));
  });

  it('ends with 2 and names the nested index that cannot be read', () => {
    const nesting = new LayoutDraft();
    const inner = nesting.image();
    const nested = nesting.blob('application/vnd.oci.image.index.v1+json', 'not JSON');
    nesting.index([nested]);
    write({ ...nesting.files, [pathOf(inner.digest)]: editedText });
    const { status, stdout, stderr } = folder.fixLayout('layout');
    assert.equal(status, 2);
    assert.equal(stdout, '');
    assert.match(stderr, new RegExp(`may lead to it: ${pathOf(nested.digest)}\\.`));
    assert.equal(readFileSync(at(pathOf(inner.digest)), 'utf8'), editedText);
  });

  it('ends with 2 where nothing can be read in the index', () => {
    for (const text of ['', '[]', '{}', 'null', 'not JSON', '{"schemaVersion":2,"manifests":null}', '{']) {
      write({ ...edited, 'index.json': text });
      const { status, stdout, stderr } = folder.fixLayout('layout');
      assert.equal(stdout, '');
      assert.match(
        stderr,
        /index\.json has no list of manifests that can be read, so nothing is known of the blobs\./,
      );
      assert.match(stderr, new RegExp(`${path} was not changed, .*: index\\.json\\.`));
      assert.equal(status, 2);
      assert.equal(folder.read(`layout/${path}`), editedText);
    }
  });

  it('ends with 2 where there is no index, and changes no blob', () => {
    const { 'index.json': _, ...files } = edited;
    write(files);
    const { status, stdout, stderr } = folder.fixLayout('layout');
    assert.equal(stdout, '');
    assert.match(stderr, /index\.json is missing, so nothing is known of the blobs\./);
    assert.equal(status, 2);
    assert.equal(folder.read(`layout/${path}`), editedText);
  });

  it('names the manifests that it does not list', () => {
    const other = new LayoutDraft();
    const { digest } = other.blob('application/vnd.oci.image.manifest.v1+json', {
      schemaVersion: 2,
      config: { ...image, mediaType: 'application/vnd.oci.image.config.v1+json' },
      layers: [],
    });
    other.index([]);
    write(other.files);
    const { status, stdout } = folder.fixLayout('layout', '--adopt');
    assert.equal(status, 0);
    assert.equal(
      stdout,
      `Nothing needs to be repaired.\nNot listed, because something that they lead to is missing: ${pathOf(digest)}.\n`,
    );
  });

  describe('beside a layer', () => {
    const large = new LayoutDraft();
    /** Of so many bytes, only the first are read otherwise. */
    const content = Buffer.alloc(100_000, 'x');
    const layer = large.blob('application/vnd.example', content);
    const damaged = (bytes: Uint8Array, size = layer.size) => {
      const other = new LayoutDraft();
      other.files[pathOf(layer.digest)] = bytes;
      other.index([other.artifact({ layers: [{ ...layer, size }] })]);
      write(other.files);
      return folder.fixLayout('layout');
    };
    const cannotBeRepaired = `oci-manifest: ${pathOf(layer.digest)} cannot be repaired, because the content was changed or is not complete. Use a copy of the original instead.\n`;

    it('that is cut off, says that nothing can repair it', () => {
      const { status, stdout, stderr } = damaged(content.subarray(0, 90_000));
      assert.equal(stderr, cannotBeRepaired);
      assert.equal(stdout, '');
      assert.equal(status, 2);
    });

    it('that is small and damaged, says the same', () => {
      assert.equal(damaged(content.subarray(0, 90)).stderr, cannotBeRepaired);
    });

    it('of another size than its descriptor says, repairs the size', () => {
      const { status, stdout } = damaged(content, 1);
      assert.match(stdout, /^change {2}layout[\\/]index\.json$/m);
      assert.equal(status, 0);
      assert.equal(folder.run('--verify', '--severity', 'error', 'layout').status, 0);
    });

    it('that has its size, says that nothing can repair it', () => {
      const { status, stdout, stderr } = damaged(Buffer.alloc(content.length, 'y'));
      assert.equal(stderr, cannotBeRepaired);
      assert.equal(stdout, '');
      assert.equal(status, 2);
    });

    it('that is a folder, says that nothing can repair it', () => {
      damaged(content);
      rmSync(at(pathOf(layer.digest)));
      mkdirSync(at(pathOf(layer.digest)));
      const { status, stdout, stderr } = folder.fixLayout('layout');
      assert.equal(
        stderr,
        `oci-manifest: ${pathOf(layer.digest)} cannot be repaired, because what is there is no file that can be read.\n`,
      );
      assert.deepEqual([stdout, status], ['', 2]);
    });

    it('that was damaged before it was named, says so', () => {
      const other = new LayoutDraft();
      const cut = other.blob(`${ociTar}+gzip`, gzipSync(tarOf('a.txt', 'hello')).subarray(0, 60));
      other.index([other.artifact({ layers: [cut] })]);
      write(other.files);
      const { status, stdout, stderr } = folder.fixLayout('layout');
      assert.equal(
        stderr,
        `oci-manifest: ${pathOf(cut.digest)} cannot be repaired, because the layer was damaged before it was named. Build it again.\n`,
      );
      assert.equal(stdout, '');
      assert.equal(status, 2);
    });
  });
});
