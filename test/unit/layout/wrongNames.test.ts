import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { layoutOf, type LayoutFiles } from '#helpers/layouts';
import { applied, descriptorsIn, problemsIn, textOf } from '#helpers/repairs';
import { digestOf } from '#schemas/values/digest';
import { service } from '#helpers/lint';
import { changeInWords, defaultSettings, repairLayout } from '#service';

const draft = new LayoutDraft();
const image = draft.image();
draft.index([image]);
const manifest = pathOf(image.digest);
const parts = descriptorsIn(draft.files, manifest);
const layer = pathOf(parts.layers[0]?.digest ?? '');
const blobs = { 'A layer': layer, 'A config': pathOf(parts.config.digest), 'A manifest': manifest };

/** Names that mean a digest without being it. */
const wrongNames: Readonly<Record<string, (digits: string) => string>> = {
  'in uppercase': (digits) => `blobs/sha256/${digits.toUpperCase()}`,
  'in the folder of another algorithm': (digits) => `blobs/sha512/${digits}`,
  'in the folder of another algorithm with as many digits': (digits) => `blobs/blake3/${digits}`,
  'in the folder of no algorithm': (digits) => `blobs/md5/${digits}`,
  'with the algorithm in the name': (digits) => `blobs/sha256/sha256:${digits}`,
  'with the algorithm in a name outside of its folder': (digits) => `blobs/sha256.${digits}`,
  'directly in blobs': (digits) => `blobs/${digits}`,
  'with an extension': (digits) => `blobs/sha256/${digits}.tar.gz`,
  'without its last digits': (digits) => `blobs/sha256/${digits.slice(0, 60)}`,
};

async function repaired(files: LayoutFiles) {
  const repair = repairLayout(await layoutOf(files), { now: 0 });
  return {
    files: applied(files, repair.changes),
    changes: repair.changes.map((change) => changeInWords(change)),
    problems: repair.problems,
  };
}

function without(files: LayoutFiles, path: string): LayoutFiles {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
}

function renamed(files: LayoutFiles, from: string, to: string): LayoutFiles {
  return { ...without(files, from), [to]: files[from] ?? '' };
}

const digitsOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

describe('repairing a layout whose blobs have wrong names', () => {
  for (const [what, path] of Object.entries(blobs))
    for (const [how, nameFor] of Object.entries(wrongNames)) {
      const wrong = nameFor(digitsOf(path));

      it(`renames ${what.toLowerCase()} ${how}`, async () => {
        const after = await repaired(renamed(draft.files, path, wrong));
        assert.deepEqual(after.changes, [`rename  ${wrong} to ${path}`]);
        assert.deepEqual(after.problems, []);
        assert.deepEqual(await problemsIn(after.files), []);
      });

      it(`deletes ${what.toLowerCase()} ${how} that has its right name as well`, async () => {
        const after = await repaired({ ...draft.files, [wrong]: draft.files[path] ?? '' });
        assert.deepEqual(after.changes, [`delete  ${wrong}`]);
        assert.deepEqual(after.problems, []);
      });
    }

  it('corrects descriptors that have the wrong name, and what they are in', async () => {
    const digest = `sha256:${digitsOf(layer).toUpperCase()}`;
    const wrong = new LayoutDraft();
    wrong.index([wrong.image({ manifest: { layers: [{ ...parts.layers[0], digest, size: 1 }] } })]);
    const after = await repaired(renamed(wrong.files, layer, pathOf(digest)));
    assert.deepEqual(after.problems, []);
    assert.deepEqual(await problemsIn(after.files), []);
    assert.equal(textOf(after.files['index.json']), textOf(draft.files['index.json']));
  });

  it('corrects the paths in what docker save writes', async () => {
    const wrong = `blobs/sha256/${digitsOf(layer)}.tar`;
    const saved = (path: string): string =>
      `[{"Config":"${pathOf(parts.config.digest)}","RepoTags":null,"Layers":["${path}"]}]`;
    const after = await repaired({ ...renamed(draft.files, layer, wrong), 'manifest.json': saved(wrong) });
    assert.equal(textOf(after.files['manifest.json']), saved(layer));
  });

  it('puts an intact blob in place of a damaged one', async () => {
    const wrong = `blobs/sha512/${digitsOf(layer)}`;
    const after = await repaired({ ...renamed(draft.files, layer, wrong), [layer]: 'damaged' });
    assert.deepEqual(after.problems, []);
    assert.deepEqual(after.files, draft.files);
  });

  it('has editors rename the blob, unless it takes the place of another', async () => {
    const wrong = `blobs/sha512/${digitsOf(layer)}`;
    const planFor = async (files: LayoutFiles) =>
      service.planWantedRepair(await layoutOf(files), defaultSettings, { type: 'layout' });
    const files = renamed(draft.files, layer, wrong);
    const { steps, lines } = await planFor(files);
    assert.deepEqual(steps, [{ type: 'rename', path: wrong, to: layer, replaces: false }]);
    assert.deepEqual(lines, ['Layer 1 of linux/amd64: only the name of the file is wrong']);
    const inPlace = await planFor({ ...files, [layer]: 'damaged' });
    assert.deepEqual(inPlace.steps, []);
    assert.match(
      inPlace.problems.join('\n'),
      /is damaged, and must be replaced\. Use oci-manifest fix-layout\./,
    );
  });

  it('replaces no file that has another content', async () => {
    const wrong = `blobs/sha512/${digitsOf(layer)}`;
    const after = await repaired({ ...renamed(draft.files, layer, wrong), [layer]: { type: 'other' } });
    assert.deepEqual(after.changes, []);
    assert.match(
      after.problems.join('\n'),
      new RegExp(`^${wrong} cannot be renamed to ${layer}, because there is something else\\.$`, 'm'),
    );
  });

  it('renames no link, which may lead to a file beside it', async () => {
    const files = renamed(draft.files, layer, `blobs/sha512/${digitsOf(layer)}`);
    const layout = await layoutOf(files);
    const { problems, changes } = repairLayout(
      Object.assign(layout, {
        contents: new Map(
          [...layout.contents].map(([path, content]) => [
            path,
            path.startsWith('blobs/sha512/') ? { ...content, link: 'file' } : content,
          ]),
        ),
      }),
      { now: 0 },
    );
    assert.deepEqual(changes, []);
    assert.match(problems[0] ?? '', /because it is a link\.$/);
  });

  it('leaves a damaged blob as it is, and says so', async () => {
    const wrong = `blobs/sha256/${digitsOf(layer).toUpperCase()}`;
    const after = await repaired({ ...without(draft.files, layer), [wrong]: 'damaged' });
    assert.deepEqual(after.changes, []);
    assert.match(after.problems.join('\n'), /cannot be repaired, because the content was changed/);
  });

  it('leaves a file alone whose name means another digest', async () => {
    const other = digestOf('sha512', new Uint8Array())?.slice(7, 39);
    const files = { ...draft.files, [`blobs/md5/${other}`]: 'abc', [`blobs/sha256/${other}.sig`]: 'abc' };
    assert.deepEqual((await repaired(files)).changes, []);
    assert.deepEqual((await repaired(files)).problems, []);
  });
});
