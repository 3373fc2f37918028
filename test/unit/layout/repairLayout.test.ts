import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { layoutOf, type LayoutFiles } from '#helpers/layouts';
import { applied, descriptorsIn, problemsIn, textOf } from '#helpers/repairs';
import { emptyLayout, notesOf, repairLayout, type RepairOptions } from '#service';

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

  it('lists an edited manifest that no document leads to under its new name', async () => {
    const draft = new LayoutDraft();
    const path = pathOf(draft.image().digest);
    draft.index([]);
    const files = { ...draft.files, [path]: `${textOf(draft.files[path])}\n` };
    const { files: after } = await repaired(files, { adopt: true });
    assert.deepEqual(await problemsIn(after), []);
    assert.equal(descriptorsIn(after, 'index.json').manifests.length, 1);
  });

  it('does not list what has a successor in the layout, while documents that cannot be read keep it', async () => {
    const draft = new LayoutDraft();
    const { digest } = draft.image();
    const unreadable = draft.blob(indexType, 'not JSON');
    draft.index([unreadable]);
    const path = pathOf(descriptorsIn(draft.files, pathOf(digest)).config.digest);
    const files = { ...draft.files, [path]: `${textOf(draft.files[path])}\n` };
    const once = await repaired(files, { adopt: true });
    assert.equal(descriptorsIn(once.files, 'index.json').manifests.length, 2);
    assert(pathOf(digest) in once.files && path in once.files);
    assert.deepEqual((await repaired(once.files, { adopt: true })).changes, []);
  });

  it('does not list a manifest of which a part is missing, and names it', async () => {
    const draft = new LayoutDraft();
    const [whole, old] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    const index = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [old] });
    draft.index([whole]);
    const { [pathOf(descriptorsIn(draft.files, pathOf(old.digest)).config.digest)]: _, ...files } =
      draft.files;
    const after = await repaired(files, { adopt: true, pruneAbsent: true });
    assert.deepEqual(after.changes, []);
    assert.deepEqual(after.incomplete, [pathOf(index.digest)]);
    assert.deepEqual(notesOf(after), [
      `Not listed, because something that they lead to is missing: ${pathOf(index.digest)}.`,
    ]);
  });

  it('lists an index that lacks some of its platforms', async () => {
    const draft = new LayoutDraft();
    const [here, gone] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    const index = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [here, gone] });
    draft.index([]);
    const { [pathOf(gone.digest)]: _, ...files } = draft.files;
    const once = await repaired(files, { adopt: true });
    assert.deepEqual(descriptorsIn(once.files, 'index.json').manifests, [index]);
    const pruned = await repaired(files, { adopt: true, pruneAbsent: true });
    const [listed] = descriptorsIn(pruned.files, 'index.json').manifests;
    assert.deepEqual(descriptorsIn(pruned.files, pathOf(listed?.digest ?? '')).manifests, [here]);
  });

  for (const text of ['[]', '{', '{"manifests":{}}'])
    it(`does not list anything in an index whose list cannot be read: ${text}`, async () => {
      const draft = new LayoutDraft();
      draft.image();
      const { changes, problems } = await repaired({ ...draft.files, 'index.json': text }, { adopt: true });
      assert.deepEqual(changes, []);
      assert.match(problems[0] ?? '', /^index\.json cannot list more manifests/);
    });

  it('keeps the entries of absent manifests while only these may lead to an edited blob', async () => {
    const draft = new LayoutDraft();
    const [here, below] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    const gone = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [below] });
    draft.index([here, gone]);
    const { [pathOf(gone.digest)]: _, ...others } = draft.files;
    const path = pathOf(below.digest);
    const { changes, problems } = await repaired(
      { ...others, [path]: `${textOf(others[path])}\n` },
      { pruneAbsent: true },
    );
    assert.deepEqual(changes, []);
    assert.equal(
      problems.at(-1),
      `Entries of missing manifests are kept, because a missing manifest may lead to ${path}.`,
    );
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

  it('changes nothing where an entry has the name already', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([{ ...image, annotations: { [refName]: 'v1' } }]);
    assert.deepEqual((await repaired(draft.files, { names: new Map([[image.digest, 'v1']]) })).changes, []);
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
  async function removal(
    files: LayoutFiles,
    changed: number | 'unknown' = old,
    options: Partial<RepairOptions> = {},
  ) {
    const layout = await layoutOf(files);
    const modified = changed === 'unknown' ? undefined : changed;
    for (const content of layout.contents.values()) Object.assign(content, { modified });
    const { changes, young, problems } = repairLayout(layout, {
      now,
      removeOrphans: true,
      ...options,
    });
    const removed = changes.filter(({ type }) => type === 'delete').map(({ path }) => path);
    return { changes, removed, young, problems };
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

  it('keeps the entry of a missing manifest with the blobs that only this may lead to', async () => {
    const other = new LayoutDraft();
    const [here, gone] = [other.image(), other.image({ config: { architecture: 'arm64' } })];
    other.index([here, gone]);
    const { [pathOf(gone.digest)]: _, ...files } = other.files;
    const { config } = descriptorsIn(other.files, pathOf(gone.digest));
    const { changes, problems } = await removal(files, old, { pruneAbsent: true });
    assert.deepEqual(changes, []);
    assert.deepEqual(problems, [
      `No orphan is removed: ${pathOf(gone.digest)} is missing, so what it leads to is unknown.`,
      `Entries of missing manifests are kept, because a missing manifest may lead to ${pathOf(config.digest)}.`,
    ]);
    // Without such blobs, nothing is at stake.
    const { [pathOf(config.digest)]: __, ...sparse } = files;
    const after = await removal(sparse, old, { pruneAbsent: true });
    assert.deepEqual(after.problems, []);
    assert.deepEqual(
      after.changes.map(({ path }) => path),
      ['index.json'],
    );
  });

  it('makes no index in place of a missing one while blobs would be orphans by it', async () => {
    const other = new LayoutDraft();
    other.image();
    const layer = pathOf(other.blob('application/octet-stream', 'of an image that is not there').digest);
    const { changes, problems } = await removal(other.files, old, { adopt: true });
    assert.deepEqual(changes, []);
    assert.equal(
      problems[1],
      `index.json does not get a list of manifests, because the missing list may lead to ${layer}.`,
    );
  });

  it('keeps unlisted manifests with all that they lead to where these are to be listed', async () => {
    const other = new LayoutDraft();
    const unlisted = other.image();
    other.index([]);
    const { [pathOf(descriptorsIn(other.files, pathOf(unlisted.digest)).config.digest)]: _, ...files } =
      other.files;
    assert.deepEqual((await removal(files, old, { adopt: true })).changes, []);
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
      assert.match(problems.join('\n'), /^No orphan is removed: /m);
    }
  });
});

describe('an empty layout', () => {
  it('is a layout without findings', async () => {
    assert.deepEqual(await problemsIn(applied({ blobs: { type: 'folder' } }, emptyLayout())), []);
  });
});
