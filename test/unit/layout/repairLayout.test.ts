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

  it('says of an edited blob that is not valid JSON what to do, after which it can be repaired', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([image]);
    const path = pathOf(image.digest);
    const edited = (text: string) => ({
      ...draft.files,
      [path]: textOf(draft.files[path]).replace('{', text),
    });
    assert.deepEqual((await repaired(edited('{,'))).problems.slice(-1), [
      `${path} cannot be repaired, because it is not valid JSON. Correct the JSON first, or use a copy of the original instead.`,
    ]);
    const after = await repaired(edited('{ '));
    assert.deepEqual(after.problems, []);
    assert.deepEqual(await problemsIn(after.files), []);
  });

  for (const [name, type, content] of [
    ['a compressed layer', 'application/vnd.oci.image.layer.v1.tar+gzip', '{"hello":"world"}'],
    ['a file of unknown form', 'application/octet-stream', '{"hello":"world"}'],
    ['a document', 'application/vnd.example+json', '{"errors":[{"code":"UNAUTHORIZED","message":"no"}]}'],
    ['a config', 'application/vnd.oci.image.config.v1+json', '{"hello":"world"}'],
  ] as const)
    it(`takes ${name} for damaged that was replaced with other JSON, and keeps what names the digest`, async () => {
      const draft = new LayoutDraft();
      const before = draft.blob(type, type.endsWith('json') ? { os: 'linux' } : new Uint8Array(9));
      const isConfig = type.includes('config');
      draft.index([
        isConfig ? draft.image({ manifest: { config: before } }) : draft.artifact({ layers: [before] }),
      ]);
      const { changes, problems } = await repaired({ ...draft.files, [pathOf(before.digest)]: content });
      assert.deepEqual(changes, []);
      assert.match(problems.join('\n'), /because the content was changed or is not complete/);
    });

  it('takes JSON for edited where its descriptor or its title says that it is JSON', async () => {
    for (const annotations of [undefined, { 'org.opencontainers.image.title': 'settings.json' }]) {
      const draft = new LayoutDraft();
      const type = annotations === undefined ? 'application/vnd.example+json' : 'application/octet-stream';
      const before = { ...draft.blob(type, { a: 1 }), ...(annotations && { annotations }) };
      draft.index([draft.artifact({ layers: [before] })]);
      const after = await repaired({ ...draft.files, [pathOf(before.digest)]: '{"a":2}' });
      assert.deepEqual(after.problems, []);
      assert.deepEqual(await problemsIn(after.files), []);
    }
  });

  it('writes nothing over a damaged blob that has the content of one that is missing', async () => {
    const draft = new LayoutDraft();
    const [one, two] = ['one', 'two'].map((text) => draft.blob('application/octet-stream', text));
    assert(one !== undefined && two !== undefined);
    draft.index([draft.artifact({ layers: [one, two] })]);
    const { [pathOf(two.digest)]: content = '', ...rest } = draft.files;
    const files = { ...rest, [`${pathOf(one.digest)}.bin`]: 'one', [pathOf(one.digest)]: content };
    const { changes, problems } = await repaired(files);
    assert.deepEqual(changes, []);
    assert.match(problems.join('\n'), /cannot be renamed to .*, because there is something else\./);
  });

  it('does not hide that a statement is about the old content', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'image', digest: { sha256: image.digest.slice('sha256:'.length) } }],
    };
    const attestation = draft.artifact({
      layers: [draft.blob('application/vnd.in-toto+json', statement)],
      entry: {
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': image.digest,
        },
      },
    });
    const nested = { schemaVersion: 2, mediaType: indexType, manifests: [image, attestation] };
    const index = draft.blob(indexType, nested);
    draft.index([index]);
    assert.deepEqual(await problemsIn(draft.files), []);
    const path = pathOf(image.digest);
    const after = await repaired({ ...draft.files, [path]: textOf(draft.files[path]).replace('{', '{ ') });
    assert(!(pathOf(index.digest) in after.files));
    assert.deepEqual(await problemsIn(after.files), [
      `${pathOf(attestation.digest)} layers[0].digest statement-subject`,
    ]);
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

  it('lists the referrers of all that the index leads to afterward', async () => {
    const draft = new LayoutDraft();
    const [here, damaged] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    const manifests = [here, damaged];
    const index = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests });
    const referrer = draft.artifact({ manifest: { subject: damaged } });
    const about = draft.artifact({ manifest: { subject: referrer } });
    draft.index([]);
    const config = pathOf(descriptorsIn(draft.files, pathOf(damaged.digest)).config.digest);
    const { [config]: _, ...files } = draft.files;
    const once = await repaired(files, { adopt: true });
    const listed = descriptorsIn(once.files, 'index.json').manifests.map(({ digest }) => digest);
    assert.deepEqual(new Set(listed), new Set([index, referrer, about].map(({ digest }) => digest)));
    assert.deepEqual(once.incomplete, []);
    assert.deepEqual((await repaired(once.files, { adopt: true })).changes, []);
  });

  it('does not make an index of another document', async () => {
    const draft = new LayoutDraft();
    const { digest } = draft.image();
    const files = { ...draft.files, 'index.json': draft.text(pathOf(digest)) };
    const { changes, problems } = await repaired(files, {
      adopt: true,
      pruneAbsent: true,
      removeOrphans: true,
    });
    assert.deepEqual(changes, []);
    assert.equal(
      problems[0],
      'index.json cannot list manifests, because it is an OCI image manifest, not an index. Move it elsewhere first.',
    );
  });

  it('does not make a layout file of another document', async () => {
    const draft = draftWithIndex((made) => [made.image()]);
    const files = { ...draft.files, 'oci-layout': draft.text('index.json') };
    assert.deepEqual((await repaired(files)).changes, []);
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

  it('takes data without content for none', async () => {
    const draft = new LayoutDraft();
    const [one, gone] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    draft.index([{ ...one, data: '' }]);
    assert.deepEqual((await repaired(draft.files)).changes, []);
    draft.index([one, { ...gone, data: '' }]);
    const { [pathOf(gone.digest)]: _, ...files } = draft.files;
    const after = await repaired(files, { pruneAbsent: true });
    assert.deepEqual(descriptorsIn(after.files, 'index.json').manifests, [one]);
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

  it('keeps an entry whose digest is not valid, because its manifest may be there', async () => {
    const draft = new LayoutDraft();
    const [here, other] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    const digest = other.digest.replace(/:.*/, (digits) => digits.toUpperCase());
    draft.index([here, { ...other, digest }]);
    assert.deepEqual((await repaired(draft.files, { pruneAbsent: true })).changes, []);
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

  it('says which blobs and temporary files are kept because they are young', async () => {
    const { young } = await removal({ ...draft.files, 'oci-put-blob2031518294': '' }, now);
    assert.deepEqual(
      notesOf({ young, spared: new Map(), outdated: { signatures: 0, attestations: 0 }, incomplete: [] }),
      [
        'Kept 1 blob that nothing leads to and 1 temporary file: changed in the last hour, or at an unknown time.',
      ],
    );
  });

  it('does not call kept what a successor replaces', async () => {
    const path = pathOf(image.digest);
    const { removed, young } = await removal({ ...draft.files, [path]: ` ${draft.text(path)}` }, now);
    assert.deepEqual(removed, [path]);
    assert.deepEqual(young, [pathOf(orphan.digest)]);
  });

  it('keeps what a young manifest leads to', async () => {
    const other = new LayoutDraft();
    other.index([]);
    const young = other.image();
    const layout = await layoutOf(other.files);
    for (const content of layout.contents.values())
      Object.assign(content, { modified: content.path === pathOf(young.digest) ? now : old });
    const repair = repairLayout(layout, { now, removeOrphans: true });
    assert.deepEqual(repair.changes, []);
    assert.deepEqual(repair.young, [pathOf(young.digest)]);
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

describe('what may lead to blobs in a way that cannot be followed', () => {
  const old = now - 2 * 60 * 60 * 1000;
  const manifestType = 'application/vnd.oci.image.manifest.v1+json';

  /** What is removed, and what is said, where everything is old. */
  async function removal(files: LayoutFiles, options: Partial<RepairOptions> = {}) {
    const layout = await layoutOf(files);
    for (const content of layout.contents.values()) Object.assign(content, { modified: old });
    const { changes, problems } = repairLayout(layout, { now, removeOrphans: true, ...options });
    return { removed: changes.filter(({ type }) => type === 'delete').map(({ path }) => path), problems };
  }

  /** A layout with an image, a layer `extra` of another manifest, and one blob that nobody mentions. */
  function draftOf(
    manifest: (image: string, extra: DraftDescriptor, subject: DraftDescriptor) => string | Uint8Array,
  ) {
    const draft = new LayoutDraft();
    const image = draft.image();
    const extra = draft.blob('application/vnd.oci.image.layer.v1.tar', 'extra');
    const orphan = draft.blob('application/octet-stream', 'nobody');
    const other = draft.blob(manifestType, manifest(draft.text(pathOf(image.digest)), extra, image));
    return { draft, image, extra, orphan, other };
  }

  const hidden: Readonly<
    Record<string, readonly [path: string, content: LayoutFiles[string], reason: string]>
  > = {
    'a FIFO': ['blobs/sha256/' + 'a'.repeat(64), { type: 'other' }, 'is not a regular file'],
    'a link out of the layout': [
      'blobs/sha256/' + 'a'.repeat(64),
      { type: 'outside', link: '/elsewhere' },
      'is a link that leads out of the layout',
    ],
    'a link to nothing': [
      'blobs/sha256/' + 'a'.repeat(64),
      { type: 'other', link: 'nowhere' },
      'is a link to something that is not a file',
    ],
    'a folder of blobs elsewhere': [
      'blobs/sha512',
      { type: 'outside', link: '/elsewhere' },
      'is a link that leads out of the layout',
    ],
    'a folder of blobs that cannot be listed': [
      'blobs/sha512',
      { type: 'folder', problem: 'permission denied' },
      'cannot be read (permission denied)',
    ],
  };

  for (const [name, [path, content, reason]] of Object.entries(hidden))
    it(`removes nothing beside ${name} that nothing leads to`, async () => {
      const { draft, image } = draftOf((text) => text);
      draft.index([image]);
      assert.deepEqual(await removal({ ...draft.files, [path]: content }), {
        removed: [],
        problems: [`No orphan is removed: ${path} ${reason}, so what it leads to is unknown.`],
      });
    });

  it('removes nothing beside a link of which nobody knows where it leads', async () => {
    const draft = new LayoutDraft();
    draft.index([draft.image()]);
    const orphan = draft.blob('application/octet-stream', 'nobody');
    const layout = await layoutOf({ ...draft.files, elsewhere: { type: 'outside' } });
    for (const content of layout.contents.values()) Object.assign(content, { modified: 0 });
    const { changes, spared } = repairLayout(layout, { now, removeOrphans: true });
    assert.deepEqual(changes, []);
    assert.deepEqual([...spared], [[pathOf(orphan.digest), 'elsewhere is a link that may lead to it']]);
  });

  it('removes the rest beside a layer that is a link out of the layout', async () => {
    const { draft, image, extra, orphan, other } = draftOf((text, layer) => added(text, layer));
    draft.index([image, other]);
    const link = { type: 'outside', link: '/elsewhere' } as const;
    assert.deepEqual(await removal({ ...draft.files, [pathOf(extra.digest)]: link }), {
      removed: [pathOf(orphan.digest)],
      problems: [],
    });
  });

  const added = (image: string, layer: unknown): string =>
    image.replace('"layers":[', `"layers":[${JSON.stringify(layer)},`);

  const digests: Readonly<Record<string, (digest: string) => string>> = {
    'in upper case': (digest) => digest.replace(/:.*/, (digits) => digits.toUpperCase()),
    'with an algorithm in upper case': (digest) => digest.replace('sha256', 'SHA256'),
    'with a space behind': (digest) => `${digest} `,
    'with a line break': (digest) => `\n${digest}`,
    'without an algorithm': (digest) => digest.slice(7),
    'with a hyphen': (digest) => digest.replace(':', '-'),
    'in a reference': (digest) => `img@${digest}`,
    'one digit short': (digest) => digest.slice(0, -1),
    empty: () => '',
  };

  for (const [name, write] of Object.entries(digests))
    it(`removes nothing because of a digest ${name}`, async () => {
      const { draft, image, other } = draftOf((text, extra) =>
        added(text, { ...extra, digest: write(extra.digest) }),
      );
      draft.index([image, other]);
      assert.deepEqual(await removal(draft.files), {
        removed: [],
        problems: [
          `No orphan is removed: ${pathOf(other.digest)} has a digest that is not valid at layers[0].digest, so what it leads to is unknown.`,
        ],
      });
    });

  const repeated: Readonly<Record<string, (image: string, extra: string) => string>> = {
    layers: (image, extra) => image.replace('{', `{"layers":[${extra}],`),
    config: (image, extra) => image.replace('{', `{"config":${extra},`),
    digest: (image) => image.replace('"layers":[{', '"layers":[{"digest":"sha256:0",'),
  };

  for (const [name, write] of Object.entries(repeated))
    it(`removes nothing because of the member "${name}" that is there twice`, async () => {
      const { draft, image, other } = draftOf((text, extra) => write(text, JSON.stringify(extra)));
      draft.index([image, other]);
      assert.deepEqual(await removal(draft.files), {
        removed: [],
        problems: [
          `No orphan is removed: ${pathOf(other.digest)} has the member "${name}" more than once, so what it leads to is unknown.`,
        ],
      });
    });

  it('removes nothing because of a member that is there in two spellings', async () => {
    const { draft, image, other } = draftOf((text, extra) =>
      text.replace('{', `{"Layers":[${JSON.stringify(extra)}],`),
    );
    draft.index([image, other]);
    assert.match((await removal(draft.files)).problems[0] ?? '', /has the member "layers" more than once/);
  });

  it('removes nothing because of an index with two lists', async () => {
    const { draft, image, other } = draftOf((text) => text.replace('{', '{ '));
    draft.index([image]);
    draft.files['index.json'] = draft
      .text('index.json')
      .replace('{', `{"manifests":[${JSON.stringify(other)}],`);
    assert.deepEqual(await removal(draft.files), {
      removed: [],
      problems: [
        'No orphan is removed: index.json has the member "manifests" more than once, so what it leads to is unknown.',
      ],
    });
  });

  const followed: Readonly<Record<string, (image: string, extra: DraftDescriptor) => string>> = {
    'a member with a misspelled name': (image, extra) =>
      image.replace('{', `{"layer":[${JSON.stringify(extra)}],`),
    'the layers of schema 1': (_image, { digest }) =>
      JSON.stringify({
        schemaVersion: 1,
        name: 'a',
        tag: 'b',
        architecture: 'amd64',
        fsLayers: [{ blobSum: digest }],
        history: [{ v1Compatibility: '{}' }],
      }),
    'an annotation with digits in upper case': (image, { digest }) =>
      image.replace('{', `{"annotations":{"a":"x%3A${digest.slice(7).toUpperCase()}"},`),
  };

  for (const [name, write] of Object.entries(followed))
    it(`keeps what ${name} names, and removes the rest`, async () => {
      const { draft, image, other, orphan } = draftOf(write);
      draft.index([image, other]);
      assert.deepEqual(await removal(draft.files), { removed: [pathOf(orphan.digest)], problems: [] });
    });

  it('removes a manifest that nobody lists with what it mentions', async () => {
    const { draft, image, extra, orphan, other } = draftOf((text, layer) => added(text, layer));
    draft.index([image]);
    assert.deepEqual(
      new Set((await removal(draft.files)).removed),
      new Set([extra, orphan, other].map(({ digest }) => pathOf(digest))),
    );
  });

  const utf16 = (text: string): Uint8Array =>
    Uint8Array.from([0xff, 0xfe, ...Array.from(new TextEncoder().encode(text)).flatMap((byte) => [byte, 0])]);

  const referrers: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
    'is cut off': (text) => text.slice(0, -50),
    'is in UTF-16': utf16,
    'has a comma too many': (text) => text.replace(/\}$/, ',}'),
    'has null among its layers': (text) => added(text, null),
    'has an invalid subject': (text) => text.replace('"subject":', '"subject":{"digest":""},"_":'),
  };

  for (const [name, write] of Object.entries(referrers))
    it(`removes nothing because of a referrer that nobody lists and that ${name}`, async () => {
      const { draft, image, other } = draftOf((text, extra, subject) =>
        write(added(text, extra).replace('{', `{"subject":${JSON.stringify(subject)},`)),
      );
      draft.index([image]);
      const { removed, problems } = await removal(draft.files);
      assert.deepEqual(removed, []);
      assert.match(problems[0] ?? '', new RegExp(`^No orphan is removed: ${pathOf(other.digest)} ha`));
    });

  it('keeps the old name of an edited blob that a document names outside of descriptors, and says so', async () => {
    const { draft, image, other } = draftOf((text) => text);
    const edited = draft.blob('application/json', '{"a":1}');
    const known = draft.blob(
      manifestType,
      added(draft.text(pathOf(image.digest)), edited).replace(
        '{',
        `{"layer":["${edited.digest.toUpperCase()}"],`,
      ),
    );
    draft.index([other, known]);
    const path = pathOf(edited.digest);
    const files = { ...draft.files, [path]: '{"a":2}' };
    const after = await repaired(files);
    assert(path in after.files);
    assert.match(after.problems.join(), new RegExp(`^${path} is kept beside blobs/.* names its old digest`));
    assert.deepEqual((await repaired(after.files)).changes, []);
  });

  it('does not list a manifest with a digest that is not valid', async () => {
    const { draft, image, other } = draftOf((text, extra) => added(text, { ...extra, digest: 'sha256:0' }));
    draft.index([image]);
    const { changes, incomplete } = await repaired(draft.files, { adopt: true });
    assert.deepEqual(changes, []);
    assert.deepEqual(incomplete, [pathOf(other.digest)]);
  });

  it('changes no edited blob that a digest may name which cannot be read', async () => {
    const { draft, image } = draftOf((text) => text);
    const edited = draft.blob('application/json', '{"a":1}');
    const digest = edited.digest.replace('sha256', 'SHA256');
    const other = draft.blob(manifestType, added(draft.text(pathOf(image.digest)), { ...edited, digest }));
    draft.index([image, other]);
    const { changes, problems } = await repaired({ ...draft.files, [pathOf(edited.digest)]: '{"a":2}' });
    assert.deepEqual(changes, []);
    assert.match(problems.join(), /was not changed, because only a document that cannot be read in full/);
  });
});

describe('an empty layout', () => {
  it('is a layout without findings', async () => {
    assert.deepEqual(await problemsIn(applied({ blobs: { type: 'folder' } }, emptyLayout())), []);
  });
});
