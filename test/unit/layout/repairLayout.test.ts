import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { layoutOf, type LayoutFiles } from '#helpers/layouts';
import { applied, descriptorsIn, problemsIn, textOf } from '#helpers/repairs';
import { emptyLayout, repairLayout, type RepairOptions } from '#service';

const indexType = 'application/vnd.oci.image.index.v1+json';
const now = Date.parse('2026-01-02T03:04:05Z');
const refName = 'org.opencontainers.image.ref.name';

/** A layout after its repair, and what else the repair says. */
async function repaired(files: LayoutFiles, options: Partial<RepairOptions> = {}) {
  const repair = repairLayout(await layoutOf(files), { now, ...options });
  return { ...repair, files: applied(files, repair.changes) };
}

function draftWithIndex(entries: (draft: LayoutDraft) => readonly DraftDescriptor[]): LayoutDraft {
  const draft = new LayoutDraft();
  return draft.index(entries(draft));
}

describe('repairing a layout', () => {
  it('changes nothing in a sound layout', async () => {
    const { files } = draftWithIndex((draft) => [draft.image()]);
    assert.deepEqual((await repaired(files)).changes, []);
  });

  it('sets a wrong size in the index', async () => {
    const { files } = draftWithIndex((draft) => [{ ...draft.image(), size: 7 }]);
    const after = await repaired(files);
    assert.deepEqual(await problemsIn(after.files), []);
    assert.deepEqual(Object.keys(after.files), Object.keys(files));
  });

  it('sets a wrong size in a manifest, whose wrong version is not kept', async () => {
    const draft = new LayoutDraft();
    const config = draft.blob('application/vnd.oci.image.config.v1+json', {
      architecture: 'amd64',
      os: 'linux',
      rootfs: { type: 'layers', diff_ids: [] },
    });
    const image = draft.image({ layers: [], manifest: { config: { ...config, size: 1 } } });
    draft.index([image]);
    assert.notDeepEqual(await problemsIn(draft.files), []);
    const after = await repaired(draft.files);
    assert(!(pathOf(image.digest) in after.files));
    assert.deepEqual(
      (await problemsIn(after.files)).filter((problem) => /size|digest|unreferenced/.test(problem)),
      [],
    );
  });

  it('sets a size once where the blob changes as well', async () => {
    const draft = draftWithIndex((made) => [{ ...made.image(), size: 7 }]);
    const path =
      Object.keys(draft.files).find((name) => textOf(draft.files[name]).includes('"layers":[')) ?? '';
    const files = { ...draft.files, [path]: `${textOf(draft.files[path])}\n` };
    assert.deepEqual(await problemsIn((await repaired(files)).files), []);
  });

  it('does not give a descriptor the size of a blob that is cut off', async () => {
    const { files } = draftWithIndex((draft) => [draft.image()]);
    const path = Object.keys(files).find((name) => textOf(files[name]).includes('"layers":[')) ?? '';
    const cut = { ...files, [path]: textOf(files[path]).slice(0, 40) };
    assert.deepEqual((await repaired(cut)).changes, []);
  });

  it('writes the layout file where it is missing, empty, or of another version', async () => {
    const { files } = draftWithIndex((draft) => [draft.image()]);
    const { 'oci-layout': _, ...without } = files;
    for (const broken of [
      without,
      { ...files, 'oci-layout': '' },
      { ...files, 'oci-layout': '{ "imageLayoutVersion": "1.1.0" }' },
    ])
      assert.deepEqual(await problemsIn((await repaired(broken)).files), []);
  });

  it('lists manifests that no document leads to when asked, under the names that they get', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([]);
    const path = pathOf(descriptorsIn(draft.files, pathOf(image.digest)).config.digest);
    const files = { ...draft.files, [path]: `${textOf(draft.files[path])}\n` };
    assert.doesNotMatch(textOf((await repaired(files)).files['index.json']), /digest/);
    const after = await repaired(files, { adopt: true });
    assert.match(
      textOf(after.files['index.json']),
      new RegExp(after.renamed.get(pathOf(image.digest))?.slice(-64) ?? '-'),
    );
  });

  it('makes an index where it is missing, when it can list something', async () => {
    const draft = draftWithIndex((made) => [made.image(), made.image({ config: { architecture: 'arm64' } })]);
    const { 'index.json': _, ...files } = draft.files;
    const after = await repaired(files, { adopt: true });
    assert.deepEqual(await problemsIn(after.files), []);
    assert.equal(descriptorsIn(after.files, 'index.json').manifests.length, 2);
  });

  it('appends what it lists, one after the other', async () => {
    const draft = new LayoutDraft();
    const [one] = [
      draft.image(),
      draft.image({ config: { os: 'windows' } }),
      draft.image({ config: { os: 'linux2' } }),
    ];
    draft.index([one]);
    const after = await repaired(draft.files, { adopt: true });
    const { manifests } = descriptorsIn(after.files, 'index.json');
    assert.equal(manifests[0]?.digest, one.digest);
    assert.equal(manifests.length, 3);
  });

  it('removes the entries of absent platforms and their attestations when asked', async () => {
    const draft = new LayoutDraft();
    const [here, gone] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    const attestation = {
      ...draft.image({ config: { architecture: 'unknown', os: 'unknown' } }),
      annotations: {
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': gone.digest,
      },
    };
    const index = draft.blob(indexType, {
      schemaVersion: 2,
      mediaType: indexType,
      manifests: [here, gone, attestation],
    });
    draft.index([index]);
    const { [pathOf(gone.digest)]: _, ...files } = draft.files;
    const after = await repaired(files, { pruneAbsent: true });
    const path = after.renamed.get(pathOf(index.digest)) ?? '';
    assert.deepEqual(descriptorsIn(after.files, path).manifests, [here]);
    assert.match(textOf(after.files['index.json']), new RegExp(path.slice(-64)));
  });

  it('keeps an entry whose manifest is embedded', async () => {
    const draft = new LayoutDraft();
    const [here, embedded] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    const path = pathOf(embedded.digest);
    draft.index([here, { ...embedded, data: btoa(textOf(draft.files[path])) }]);
    const { [path]: _, ...files } = draft.files;
    assert.deepEqual((await repaired(files, { pruneAbsent: true })).changes, []);
  });

  it('keeps an index of which nothing would be left', async () => {
    const draft = new LayoutDraft();
    const gone = draft.image();
    draft.index([gone]);
    const { [pathOf(gone.digest)]: _, ...files } = draft.files;
    assert.deepEqual((await repaired(files, { pruneAbsent: true })).changes, []);
  });

  it('names an entry', async () => {
    const draft = new LayoutDraft();
    const [plain, annotated] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    draft.index([plain, { ...annotated, annotations: { 'org.example': 'a' } }]);
    const after = await repaired(draft.files, {
      names: new Map([
        [plain.digest, 'v1'],
        [annotated.digest, 'v2'],
        ['sha256:0', 'v3'],
      ]),
    });
    const { manifests } = descriptorsIn(after.files, 'index.json');
    assert.deepEqual(
      manifests.map(({ annotations }) => annotations),
      [{ [refName]: 'v1' }, { 'org.example': 'a', [refName]: 'v2' }],
    );
    assert.deepEqual(after.problems, ['index.json does not list sha256:0, so it cannot be named "v3".']);
  });

  it('is done after one run', async () => {
    const draft = new LayoutDraft();
    const config = draft.blob('application/vnd.oci.image.config.v1+json', {
      architecture: 'amd64',
      os: 'linux',
    });
    draft.index([draft.image({ layers: [], manifest: { config: { ...config, size: 1 } } })]);
    const path = pathOf(config.digest);
    const once = await repaired({ ...draft.files, [path]: `${textOf(draft.files[path])}\n` });
    assert.notDeepEqual(once.changes, []);
    assert.deepEqual((await repaired(once.files)).changes, []);
  });
});

describe('removing orphans', () => {
  const old = now - 2 * 60 * 60 * 1000;

  /** The paths that are removed, and those that are kept as young; each file was changed at the same time. */
  async function removal(files: LayoutFiles, changed: number | 'unknown' = old) {
    const layout = await layoutOf(files);
    const modified = changed === 'unknown' ? undefined : changed;
    for (const content of layout.contents.values()) Object.assign(content, { modified });
    const { changes, young, problems } = repairLayout(layout, { now, removeOrphans: true });
    const removed = changes.filter(({ type }) => type === 'delete').map(({ path }) => path);
    return { removed, young, problems };
  }

  const draft = new LayoutDraft();
  const image = draft.image();
  draft.index([image]);
  const orphan = draft.blob('application/octet-stream', 'nobody');

  it('removes what nothing leads to', async () => {
    assert.deepEqual((await removal(draft.files)).removed, [pathOf(orphan.digest)]);
  });

  it('keeps what was written in the last hour, or nobody knows when', async () => {
    for (const modified of [now - 1000, 'unknown'] as const) {
      const { removed, young } = await removal(draft.files, modified);
      assert.deepEqual(removed, []);
      assert.deepEqual(young, [pathOf(orphan.digest)]);
    }
  });

  it('keeps a referrer that nobody lists, and what docker save lists', async () => {
    const other = new LayoutDraft();
    const subject = other.image();
    other.index([subject]);
    other.image({ manifest: { subject }, config: { author: 'a' } });
    const saved = other.blob('application/vnd.oci.image.config.v1+json', { author: 'b' });
    other.files['manifest.json'] = JSON.stringify([{ Config: pathOf(saved.digest), Layers: [] }]);
    assert.deepEqual((await removal(other.files)).removed, []);
  });

  it('removes what was replaced in the same run', async () => {
    const config = descriptorsIn(draft.files, pathOf(image.digest)).config.digest;
    const files = { ...draft.files, [pathOf(config)]: `${textOf(draft.files[pathOf(config)])}\n` };
    assert.deepEqual(
      new Set((await removal(files)).removed),
      new Set([pathOf(config), pathOf(image.digest), pathOf(orphan.digest)]),
    );
  });

  it('removes nothing while it is unknown what the index or a manifest leads to', async () => {
    const { 'index.json': _, ...without } = draft.files;
    for (const files of [
      without,
      { ...draft.files, 'index.json': '{ "schemaVersion": 2, "manifests": null }' },
      { ...draft.files, 'index.json': '{ "schemaVersion": 2, "manifests": [' },
      { ...draft.files, [pathOf(image.digest)]: '{ "schemaVersion": 2, "layers": {} }' },
      { ...draft.files, [pathOf(image.digest)]: { type: 'other' } as const },
    ]) {
      const { removed, problems } = await removal(files);
      assert.deepEqual(
        removed.filter((path) => path !== pathOf(image.digest)),
        [],
      );
      assert.match(problems[0] ?? '', /^No orphan is removed: /);
    }
  });
});

describe('an empty layout', () => {
  it('is a layout without findings', async () => {
    assert.deepEqual(await problemsIn(applied({ blobs: { type: 'folder' } }, emptyLayout())), []);
  });
});
