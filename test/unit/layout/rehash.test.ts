import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LayoutDraft, pathOf, type DraftDescriptor } from '#helpers/layoutDraft';
import { layoutOf, type LayoutFiles } from '#helpers/layouts';
import { applied, descriptorsIn, problemsIn, textOf } from '#helpers/repairs';
import { sha256DigestOf } from '#schemas/values/digest';
import { rehash, type RehashOptions } from '#service/layout/repairs/rehash';

const indexType = 'application/vnd.oci.image.index.v1+json';

/** The same layout with a blob edited under its name. */
function edited(
  draft: LayoutDraft,
  { digest }: DraftDescriptor,
  change: (text: string) => string,
): LayoutFiles {
  const path = pathOf(digest);
  return { ...draft.files, [path]: change(textOf(draft.files[path])) };
}

const addLine = (text: string): string => text.replace('{', '{\n ');

/** A layout after it was rehashed, and what else the plan says. */
async function rehashed(files: LayoutFiles, options: RehashOptions = {}) {
  const plan = rehash(await layoutOf(files), options);
  return { ...plan, files: applied(files, plan.changes) };
}

/** An edited manifest that only a nested index lists. */
function belowNested() {
  const draft = new LayoutDraft();
  const image = draft.image();
  const nested = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [image] });
  draft.index([nested]);
  return { draft, image, nested, files: edited(draft, image, addLine) };
}

function newDigestOf(text: string): string {
  return sha256DigestOf(new TextEncoder().encode(text));
}

describe('rehashing a layout', () => {
  it('changes nothing in a sound layout', async () => {
    const draft = new LayoutDraft();
    draft.index([draft.image()]);
    assert.deepEqual((await rehashed(draft.files)).changes, []);
  });

  it('gives an edited manifest its new name, and the index its digest and size', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([image]);
    const files = edited(draft, image, addLine);
    const text = textOf(files[pathOf(image.digest)]);
    const after = await rehashed(files);
    assert.equal(textOf(after.files[pathOf(newDigestOf(text))]), text);
    assert.equal(after.files[pathOf(image.digest)], undefined);
    assert.equal(
      textOf(after.files['index.json']),
      textOf(files['index.json'])
        .replace(image.digest, newDigestOf(text))
        .replace(`"size": ${image.size}`, `"size": ${image.size + 2}`),
    );
    assert.deepEqual(await problemsIn(after.files), []);
  });

  it('carries a config up through manifest and nested index, and leaves no old version', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const nested = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [image] });
    draft.index([nested]);
    const { config } = descriptorsIn(draft.files, pathOf(image.digest));
    const files = edited(draft, config, (text) => text.replace('amd64', 'arm64'));
    const after = await rehashed(files);
    assert.deepEqual(
      after.changes.map(({ type }) => type),
      ['create', 'create', 'create', 'replace', 'delete', 'delete', 'delete'],
    );
    assert.equal(after.changes[3]?.path, 'index.json');
    for (const { digest } of [config, image, nested]) assert(!(pathOf(digest) in after.files));
    assert.deepEqual(await problemsIn(after.files), []);
  });

  it('leaves no old version of a referrer', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const signature = draft.artifact({ manifest: { subject: image } });
    draft.index([image, signature]);
    const { config } = descriptorsIn(draft.files, pathOf(image.digest));
    const files = edited(draft, config, (text) => text.replace('amd64', 'arm64'));
    const after = await rehashed(files);
    for (const { digest } of [config, image, signature]) assert(!(pathOf(digest) in after.files));
    assert.deepEqual(await problemsIn(after.files), []);
  });

  it('changes a document once that several documents share, and each of its parents', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const twin = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [image] });
    draft.index([image, { ...image, annotations: { 'org.opencontainers.image.ref.name': 'v2' } }, twin]);
    const after = await rehashed(edited(draft, image, addLine));
    assert.equal(after.renamed.size, 2);
    assert.doesNotMatch(textOf(after.files['index.json']), new RegExp(image.digest));
  });

  it('writes embedded data anew', async () => {
    const draft = new LayoutDraft();
    const config = draft.blob('application/vnd.example.config.v1+json', '{"a": 1}');
    const manifest = draft.image({ manifest: { config: { ...config, data: btoa('{"a": 1}') } } });
    draft.index([manifest]);
    const after = await rehashed(edited(draft, config, () => '{"a": 2}'));
    const path = after.renamed.get(pathOf(manifest.digest)) ?? '';
    assert.match(textOf(after.files[path]), new RegExp(`"data":"${btoa('{"a": 2}')}"`));
  });

  it('keeps every other byte, line ends and a missing line break at the end included', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.files['index.json'] =
      `{\r\n\t"manifests" : [ {"size":${image.size},  "digest": "${image.digest}",\r\n"mediaType":"${image.mediaType}"} ],"schemaVersion":2}`;
    const files = edited(draft, image, addLine);
    const after = await rehashed(files);
    assert.equal(
      textOf(after.files['index.json']),
      textOf(files['index.json'])
        .replace(image.digest, newDigestOf(textOf(files[pathOf(image.digest)])))
        .replace(String(image.size), String(image.size + 2)),
    );
  });

  it('follows subjects, the tag of a fallback index, and annotations that name a digest', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const referrer = draft.image({ manifest: { subject: image, artifactType: 'application/vnd.example' } });
    const fallback = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [referrer] });
    const attestation = draft.image({ config: { architecture: 'unknown', os: 'unknown' } });
    draft.index([
      image,
      { ...fallback, annotations: { 'org.opencontainers.image.ref.name': image.digest.replace(':', '-') } },
      {
        ...attestation,
        annotations: {
          'vnd.docker.reference.type': 'attestation-manifest',
          'vnd.docker.reference.digest': image.digest,
        },
      },
      { ...referrer, annotations: { 'io.containerd.manifest.subject': image.digest } },
    ]);
    const after = await rehashed(edited(draft, image, addLine));
    const index = textOf(after.files['index.json']);
    assert.doesNotMatch(index, new RegExp(image.digest.slice('sha256:'.length)));
    assert.match(index, /"org\.opencontainers\.image\.ref\.name": "sha256-[0-9a-f]{64}"/);
    assert.equal(after.renamed.size, 3);
    assert.deepEqual(after.outdated, { signatures: 0, attestations: 1 });
  });

  it('follows the layers of a wasm config, and the paths of docker save', async () => {
    const draft = new LayoutDraft();
    const module = draft.blob('application/vnd.example.module+json', '{"is": "edited"}');
    const config = draft.blob('application/vnd.wasm.config.v0+json', {
      created: '2026-01-01T00:00:00Z',
      architecture: 'wasm',
      os: 'wasip1',
      layerDigests: [module.digest],
    });
    draft.index([draft.image({ manifest: { config, layers: [module] } })]);
    draft.files['manifest.json'] = JSON.stringify([
      { Config: pathOf(config.digest), RepoTags: ['a:1'], Layers: [pathOf(module.digest)] },
    ]);
    const after = await rehashed(edited(draft, module, () => '{"was": "edited"}'));
    const path = after.renamed.get(pathOf(config.digest)) ?? '';
    const digest = newDigestOf('{"was": "edited"}');
    assert.match(textOf(after.files[path]), new RegExp(`"layerDigests":\\["${digest}"\\]`));
    assert.equal(
      textOf(after.files['manifest.json']),
      JSON.stringify([{ Config: path, RepoTags: ['a:1'], Layers: [pathOf(digest)] }]),
    );
  });

  it('counts the signatures and attestations that are about the old digests', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const signed = (artifactType: string): DraftDescriptor =>
      draft.image({ manifest: { subject: image, artifactType } });
    const tagged = draft.image({ config: { architecture: 'arm64' } });
    draft.index([
      image,
      signed('application/vnd.cncf.notary.signature'),
      signed('application/vnd.in-toto+json'),
      signed('application/spdx+json'),
      {
        ...tagged,
        annotations: { 'org.opencontainers.image.ref.name': `${image.digest.replace(':', '-')}.sig` },
      },
    ]);
    const { outdated } = await rehashed(edited(draft, image, addLine));
    assert.deepEqual(outdated, { signatures: 2, attestations: 1 });
  });

  it('leaves blobs alone that are cut off, or are not JSON', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    draft.index([image]);
    assert.deepEqual((await rehashed(edited(draft, image, (text) => text.slice(0, -5)))).changes, []);
    const [layer] = descriptorsIn(draft.files, pathOf(image.digest)).layers;
    assert(layer !== undefined);
    assert.deepEqual((await rehashed(edited(draft, layer, (text) => text.slice(5)))).changes, []);
  });

  it('does not write a blob that is there under its new name', async () => {
    const draft = new LayoutDraft();
    const before = draft.image();
    const after = draft.image({ config: { architecture: 'arm64' } });
    draft.index([before]);
    const files = edited(draft, before, () => textOf(draft.files[pathOf(after.digest)]));
    const { changes } = await rehashed(files);
    assert.deepEqual(
      changes.map(({ type, path }) => [type, path]),
      [
        ['replace', 'index.json'],
        ['delete', pathOf(before.digest)],
      ],
    );
  });

  it('gives two blobs their right names whose contents were swapped', async () => {
    const draft = new LayoutDraft();
    const [one, two] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    draft.index([one, two]);
    const files = {
      ...draft.files,
      [pathOf(one.digest)]: draft.files[pathOf(two.digest)] ?? '',
      [pathOf(two.digest)]: draft.files[pathOf(one.digest)] ?? '',
    };
    const after = await rehashed(files);
    assert.deepEqual(after.files[pathOf(one.digest)], draft.files[pathOf(one.digest)]);
    assert.deepEqual(after.files[pathOf(two.digest)], draft.files[pathOf(two.digest)]);
    assert.deepEqual(await problemsIn(after.files), []);
  });

  it('refuses documents that lead to each other', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const other = draft.image({ manifest: { subject: image } });
    draft.index([image, other]);
    const files = edited(draft, image, (text) => text.replace(/\}$/, `,"subject":${JSON.stringify(other)}}`));
    const { changes, problems } = await rehashed(files);
    assert.deepEqual(changes, []);
    assert.match(problems[0] ?? '', /lead to each other/);
  });

  const unreadable: Readonly<Record<string, LayoutFiles[string]>> = {
    'not JSON': 'not JSON',
    'JSON that breaks off': '{"schemaVersion":2,"manifests":[{"mediaType":"',
    'another type': '[]',
    'no list': '{}',
    'null as its list': '{"schemaVersion":2,"manifests":null}',
    'an object as its list': '{"schemaVersion":2,"manifests":{}}',
    'an entry that is not an object': '{"schemaVersion":2,"manifests":["sha256:0"]}',
    'a FIFO': { type: 'other' },
    'a link that leads elsewhere': { type: 'outside', link: '/elsewhere' },
  };
  for (const [what, content] of Object.entries({ ...unreadable, nothing: '', null: 'null' }))
    it(`changes nothing below index.json that cannot be read and names it: ${what}`, async () => {
      const draft = new LayoutDraft();
      const { config } = descriptorsIn(draft.files, pathOf(draft.image().digest));
      const files = edited(draft, config, addLine);
      const { changes, problems, unread } = await rehashed({ ...files, 'index.json': content });
      assert.deepEqual(changes, []);
      assert.deepEqual(unread, ['index.json']);
      assert.deepEqual(problems, [
        `${pathOf(config.digest)} was not changed, because only a document that cannot be read in full may lead to it: index.json.`,
      ]);
    });

  it('changes nothing where index.json is missing', async () => {
    const draft = new LayoutDraft();
    const { changes, problems } = await rehashed(edited(draft, draft.image(), addLine));
    assert.deepEqual(changes, []);
    assert.match(problems.join(), /: index\.json\.$/);
  });

  for (const content of ['[{"Config":', { type: 'outside', link: '/elsewhere' }] as const)
    it('keeps the old file while manifest.json cannot be read, which may name it', async () => {
      const draft = new LayoutDraft();
      const image = draft.image();
      draft.index([image]);
      const after = await rehashed({ ...edited(draft, image, addLine), 'manifest.json': content });
      assert.doesNotMatch(textOf(after.files['index.json']), new RegExp(image.digest));
      assert(pathOf(image.digest) in after.files);
      assert.match(after.problems.join(), /^manifest\.json cannot be read .* so no blob is deleted\.$/);
    });

  it('keeps the old file of a blob that a damaged document leads to', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    const twin = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [image] });
    draft.index([image]);
    const files = { ...edited(draft, image, addLine), ...edited(draft, twin, (text) => text.slice(0, -1)) };
    files[pathOf(image.digest)] = edited(draft, image, addLine)[pathOf(image.digest)] ?? '';
    const after = await rehashed(files);
    assert(pathOf(image.digest) in after.files);
    assert.equal(after.files[pathOf(twin.digest)], files[pathOf(twin.digest)]);
  });

  it('gives a blob that lies under a wrong name the name that documents have for it', async () => {
    const { draft, nested } = belowNested();
    const path = pathOf(nested.digest);
    const misplaced = pathOf(newDigestOf('elsewhere'));
    const { [path]: content = '', ...others } = draft.files;
    for (const damaged of [{}, { [path]: 'not JSON' }]) {
      const { files, changes, problems } = await rehashed({ ...others, ...damaged, [misplaced]: content });
      assert.deepEqual(problems, []);
      assert.deepEqual(
        changes.map((change) => [change.type, change.path]),
        [
          ['create', path],
          ['delete', misplaced],
        ],
      );
      assert.deepEqual(await problemsIn(files), []);
    }
  });

  for (const [what, content] of Object.entries(unreadable))
    it(`changes nothing below a nested index that cannot be read and names it: ${what}`, async () => {
      const { files, nested, image } = belowNested();
      const path = pathOf(nested.digest);
      const { changes, problems } = await rehashed({ ...files, [path]: content });
      const isJson = typeof content === 'string' && /[\]}]$/.test(content);
      assert.deepEqual(changes, []);
      assert.deepEqual(problems, [
        ...(isJson ? [`${path} was not changed, because its descriptors cannot be read.`] : []),
        `${pathOf(image.digest)} was not changed, because only a document that cannot be read in full may lead to it: ${path}.`,
      ]);
    });

  it('changes nothing below an index that is gone, and names it', async () => {
    const { files, nested } = belowNested();
    const { [pathOf(nested.digest)]: _, ...others } = files;
    const { changes, problems } = await rehashed(others);
    assert.deepEqual(changes, []);
    assert.match(problems.join(), new RegExp(`: ${pathOf(nested.digest)}\\.$`));
  });

  it('repairs the other paths, and keeps what a document that cannot be read may lead to', async () => {
    const { draft, files, nested, image } = belowNested();
    draft.index([nested, image]);
    const path = pathOf(nested.digest);
    const broken = { ...files, 'index.json': draft.files['index.json'] ?? '', [path]: 'not JSON' };
    const after = await rehashed(broken);
    const renamed = after.renamed.get(pathOf(image.digest));
    assert(renamed !== undefined && renamed in after.files && pathOf(image.digest) in after.files);
    assert.match(textOf(after.files['index.json']), new RegExp(renamed.replace('blobs/sha256/', '')));
    assert.deepEqual(after.problems, [
      `${path} cannot be read in full and may still name the old digest of a blob that has a new one, so no blob is deleted.`,
    ]);
    // Once the index can be read, the same repair carries the new name into it and cleans up.
    const healed = await rehashed({ ...after.files, [path]: files[path] ?? '' });
    assert.deepEqual(healed.problems, []);
    assert.equal(pathOf(image.digest) in healed.files, false);
    assert.doesNotMatch(textOf(healed.files['index.json']), new RegExp(nested.digest));
    assert.deepEqual(
      (await problemsIn(healed.files)).filter((problem) => !problem.endsWith('blob-unreferenced')),
      [],
    );
  });

  it('carries on in a layout that lacks the manifests of other platforms', async () => {
    const draft = new LayoutDraft();
    const [image, other] = [draft.image(), draft.image({ config: { architecture: 'arm64' } })];
    draft.index([image, other]);
    const { [pathOf(other.digest)]: _, ...sparse } = edited(draft, image, addLine);
    const { renamed, problems, files } = await rehashed(sparse);
    assert.equal(renamed.size, 1);
    assert.deepEqual(problems, []);
    assert.equal(pathOf(image.digest) in files, false);
  });

  it('carries the digest of a layer into a Docker manifest of schema 1, and says that its signature no longer fits', async () => {
    const draft = new LayoutDraft();
    const layer = draft.blob('application/octet-stream', '{ "layer": 1 }');
    const other = draft.blob('application/octet-stream', 'another');
    const manifest = draft.blob('application/vnd.docker.distribution.manifest.v1+prettyjws', {
      schemaVersion: 1,
      name: 'app',
      tag: 'v1',
      fsLayers: [{ blobSum: other.digest }, { blobSum: layer.digest }],
      history: [{ v1Compatibility: '{}' }, { v1Compatibility: '{}' }],
      signatures: [{ signature: 'c2lnbmVk' }],
    });
    draft.index([manifest]);
    const after = await rehashed(edited(draft, layer, addLine));
    const renamed = (path: string): string =>
      after.renamed.get(path)?.replace('blobs/sha256/', 'sha256:') ?? '';
    const text = textOf(after.files[pathOf(renamed(pathOf(manifest.digest)))]);
    assert.equal(
      text,
      textOf(draft.files[pathOf(manifest.digest)]).replace(layer.digest, renamed(pathOf(layer.digest))),
    );
    assert.deepEqual(after.outdated, { signatures: 1, attestations: 0 });
    assert.deepEqual(after.problems, []);
    assert.deepEqual(
      [layer, manifest].filter(({ digest }) => pathOf(digest) in after.files),
      [],
    );
  });

  it('walks a chain of any length', async () => {
    const draft = new LayoutDraft();
    const image = draft.image();
    let last = image;
    for (let depth = 0; depth < 3000; depth++)
      last = draft.blob(indexType, { schemaVersion: 2, mediaType: indexType, manifests: [last] });
    draft.index([last]);
    assert.equal((await rehashed(edited(draft, image, addLine))).renamed.size, 3001);
  }).timeout(30_000);
});
