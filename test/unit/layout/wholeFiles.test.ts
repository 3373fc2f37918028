import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { defaultSettings, readLayout, type Layout } from '#service';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { MemoryStore, type LayoutFiles } from '#helpers/layouts';
import { service } from '#helpers/lint';

const kibi = 1024;
const gzipType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const statementType = 'application/vnd.in-toto+json';

/** A layout in a file system that gives files whole, and none of more bytes than 256 KiB. */
class WholeFiles extends MemoryStore {
  readonly largestReadInBytes = 256 * kibi;
  /** The paths that were read, in turn. */
  readonly reads: string[] = [];
  #isConnected = true;

  /** The next read fails. */
  disconnect(): this {
    this.#isConnected = false;
    return this;
  }

  override async read(path: string, offset: number, length: number): Promise<Uint8Array> {
    this.reads.push(path);
    const isConnected = this.#isConnected;
    this.#isConnected = true;
    if (!isConnected) throw new Error('cannot be reached');
    const bytes = await super.read(path, 0, Infinity);
    assert(offset === 0 && bytes.length <= length, `${path} was not read whole`);
    return bytes;
  }
}

/** Bytes that begin like nothing that anybody knows. */
function noise(length: number): Uint8Array {
  return new Uint8Array(length).fill(0xee);
}

async function read(store: WholeFiles, previous?: Layout): Promise<Layout> {
  const layout = await readLayout(store, { previous });
  assert(layout !== undefined);
  return layout;
}

/** What is found in the documents of a layout, as `path rule`. */
function findingsIn(layout: Layout): string[] {
  return [...layout.contents.values()].flatMap(({ path, document }) =>
    document === undefined
      ? []
      : service
          .findings(document, { ...defaultSettings, layout: { layout, path } })
          .map(({ rule }) => `${path} ${rule.id}`),
  );
}

/** A layout with one image, and what it has for a layer of these bytes. */
function imageWith(layer: Uint8Array, layerType = gzipType): { files: LayoutFiles; layer: string } {
  const draft = new LayoutDraft();
  const { digest } = draft.blob(layerType, layer);
  draft.index([draft.image({ layers: [layer], layerType })]);
  return { files: draft.files, layer: pathOf(digest) };
}

describe('a layout of which only whole files can be read', () => {
  it('has large layers by name and size, and says nothing about bytes that nobody has seen', async () => {
    const { files, layer } = imageWith(noise(100 * kibi));
    const store = new WholeFiles(files);
    const layout = await read(store);
    assert(!store.reads.includes(layer));
    const content = layout.contents.get(layer);
    assert.deepEqual(
      { size: content?.size, head: content?.head, digest: content?.digest, problem: content?.problem },
      { size: 100 * kibi, head: undefined, digest: undefined, problem: undefined },
    );
    assert(!findingsIn(layout).some((finding) => finding.endsWith('blob-content')));
    // Of other layouts the beginning is read, and tells more.
    const seen = await readLayout(new MemoryStore(files));
    assert(seen !== undefined && findingsIn(seen).some((finding) => finding.endsWith('blob-content')));
  });

  it('has the digests of small layers', async () => {
    const { files, layer } = imageWith(noise(kibi));
    const changed = await read(new WholeFiles({ ...files, [layer]: noise(kibi - 1) }));
    assert(findingsIn(changed).some((finding) => finding.endsWith('blob-digest')));
  });

  it('has documents, and other content that its descriptor calls JSON, whatever their size', async () => {
    const statement = new TextEncoder().encode(JSON.stringify({ padding: 'x'.repeat(100 * kibi) }));
    const { files, layer } = imageWith(statement, statementType);
    const layout = await read(new WholeFiles(files));
    assert.equal(layout.contents.get(layer)?.bytes?.length, statement.length);
  });

  it('lacks documents that are larger than anybody reads, and nothing else', async () => {
    const draft = new LayoutDraft();
    const large = draft.artifact({ manifest: { annotations: { padding: 'x'.repeat(300 * kibi) } } });
    const other = draft.artifact();
    draft.index([large, other]);
    const { contents } = await read(new WholeFiles(draft.files));
    assert.equal(contents.get(pathOf(large.digest))?.document, undefined);
    assert(contents.get(pathOf(other.digest))?.document !== undefined);
  });

  it('believes the bytes where the file system tells another size', async () => {
    class Imprecise extends WholeFiles {
      override async list() {
        return (await super.list()).map((file) => (file.path === layer ? { ...file, size: 0 } : file));
      }
    }
    const { files, layer } = imageWith(noise(kibi));
    assert.equal((await read(new Imprecise(files))).contents.get(layer)?.size, kibi);
  });

  it('reads again what could not be read, and nothing that has not changed', async () => {
    const { files } = imageWith(noise(kibi));
    const lost = await read(new WholeFiles(files).disconnect());
    const [path] = [...lost.contents.values()].flatMap((content) =>
      content.problem === 'cannot be reached' ? [content.path] : [],
    );
    assert(path !== undefined);
    const store = new WholeFiles(files);
    const found = await read(store, lost);
    assert.equal(found.contents.get(path)?.problem, undefined);
    const unchanged = new WholeFiles(files);
    await read(unchanged, found);
    assert.deepEqual(unchanged.reads, []);
  });
});
