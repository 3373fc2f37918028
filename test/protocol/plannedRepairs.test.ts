import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { LayoutDraft, pathOf } from '#helpers/layoutDraft';
import { protocolSession } from '#helpers/protocolDocument';
import { textOf } from '#helpers/repairs';
import {
  checkNameRequest,
  emptyLayoutRequest,
  layoutNodesRequest,
  planRepairRequest,
  separateFromLinksRequest,
  type RepairPlan,
  type WantedRepair,
} from '#messages';

const folder = 'file:///layout';
const indexType = 'application/vnd.oci.image.index.v1+json';
const refName = 'org.opencontainers.image.ref.name';

describe('the language server, asked what repairs a layout', () => {
  const { start } = protocolSession();

  const draft = new LayoutDraft();
  const latest = draft.image({ entry: { annotations: { [refName]: 'latest' } } });
  const other = draft.image({ config: { architecture: 'arm64' } });
  draft.index([latest, other]);
  const orphan = draft.blob('', 'nothing leads to this');
  const unlisted = draft.artifact();
  const files: Record<string, string> = {};
  for (const [path, content] of Object.entries(draft.files))
    if (typeof content === 'string' || content instanceof Uint8Array)
      files[`${folder}/${path}`] = textOf(content);
  const index = `${folder}/index.json`;

  async function planned(repair: WantedRepair, changed: Record<string, string> = {}): Promise<RepairPlan> {
    const { connection } = await start({ files: { ...files, ...changed } });
    const plan = await connection.sendRequest(planRepairRequest, { folder, repair });
    assert(plan !== null);
    return plan;
  }

  /** The entries of the index after a plan that changes nothing else. */
  function entriesAfter({ steps }: RepairPlan): readonly unknown[] {
    const [step, ...others] = steps;
    assert(step?.type === 'edit' && step.uri === index && others.length === 0);
    const source = TextDocument.create(index, 'json', 0, files[index] ?? '');
    return (JSON.parse(TextDocument.applyEdits(source, [...step.edits])) as { manifests: unknown[] })
      .manifests;
  }

  it('gives an entry of the index a name', async () => {
    const repair = { type: 'name', entry: pathOf(other.digest), name: 'v1', moves: false } as const;
    assert.deepEqual(entriesAfter(await planned(repair)), [
      latest,
      { ...other, annotations: { [refName]: 'v1' } },
    ]);
  });

  it('moves a name from the entry that has it', async () => {
    const repair = { type: 'name', entry: pathOf(other.digest), name: 'latest', moves: true } as const;
    const { annotations: _, ...unnamed } = latest;
    assert.deepEqual(entriesAfter(await planned(repair)), [
      unnamed,
      { ...other, annotations: { [refName]: 'latest' } },
    ]);
  });

  it('says what speaks against a name', async () => {
    const { connection } = await start({ files });
    const check = (name: string) =>
      connection.sendRequest(checkNameRequest, { folder, entry: pathOf(other.digest), name });
    assert.deepEqual(await check('my image'), { isValid: false, takenBy: null });
    assert.deepEqual(await check('latest'), { isValid: true, takenBy: latest.digest.slice(0, 19) });
    assert.deepEqual(await check('v1'), { isValid: true, takenBy: null });
  });

  it('tells the tree which manifests can be listed, and lists one', async () => {
    const { connection } = await start({ files });
    const nodes = await connection.sendRequest(layoutNodesRequest, { folder, parent: 'unreferenced' });
    assert.deepEqual(
      nodes?.filter(({ role }) => role === 'unlisted').map(({ path }) => path),
      [pathOf(unlisted.digest)],
    );
    assert.deepEqual(entriesAfter(await planned({ type: 'adopt', path: pathOf(unlisted.digest) })), [
      latest,
      other,
      unlisted,
    ]);
  });

  it('says why it cannot list what is no manifest, or is listed', async () => {
    for (const { digest } of [orphan, latest]) {
      const { steps, problems } = await planned({ type: 'adopt', path: pathOf(digest) });
      assert.deepEqual(steps, []);
      assert.match(problems.join(), /cannot be listed in index\.json/);
    }
  });

  it('separates files that are found by their names from hard links, and no blobs', async () => {
    const client = await start({ files });
    const uris = [index, `${folder}/${pathOf(latest.digest)}`, `${folder}/index.json/other`];
    assert.equal(await client.connection.sendRequest(separateFromLinksRequest, { uris }), true);
    assert.deepEqual(client.filesSeparated, [index]);
  });

  it('says that a file cannot be separated from hard links, so that the client does not change it', async () => {
    const client = await start({ files, separateFromLinks: () => Promise.reject(new Error('no')) });
    assert.equal(await client.connection.sendRequest(separateFromLinksRequest, { uris: [index] }), false);
    assert.match(client.takeErrors().join(), /The copy of a linked file failed: Error: no/);
  });

  it('keeps blobs whose age is unknown, and says so', async () => {
    const { orphans, notes } = await planned({ type: 'orphans' });
    assert.deepEqual(orphans, []);
    assert.deepEqual(notes, [
      'Kept 3 blobs that nothing leads to: changed in the last hour, or at an unknown time.',
    ]);
  });

  it('repairs the whole layout, and lists what changes', async () => {
    const repair = {
      type: 'layout',
      adopt: true,
      diffIds: false,
      pruneAbsent: false,
      removeOrphans: false,
    } as const;
    const { lines, steps } = await planned(repair, { [`${folder}/oci-layout`]: '{}' });
    assert.deepEqual(lines, ['Change oci-layout', 'Change index.json']);
    assert.deepEqual(
      steps.map(({ uri }) => uri),
      [`${folder}/oci-layout`, index],
    );
  });

  it('gives new files as bytes, whatever their line ends', async () => {
    const nested = new LayoutDraft();
    const image = nested.image();
    const parent = nested.blob(indexType, `{"schemaVersion":2,\r\n"manifests":[${JSON.stringify(image)}]}`);
    nested.index([parent]);
    const at = (path: string): string => `${folder}/${path}`;
    const blob = at(pathOf(image.digest));
    const { steps } = await planned(
      { type: 'rehash' },
      {
        [at('index.json')]: nested.text('index.json'),
        [at(pathOf(parent.digest))]: nested.text(pathOf(parent.digest)),
        [blob]: `${nested.text(pathOf(image.digest))}\n`,
      },
    );
    const [renamed, created] = steps;
    assert(renamed?.type === 'rename' && renamed.uri === blob);
    assert(created?.type === 'create');
    assert.match(atob(created.content), /^\{"schemaVersion":2,\r\n/);
  });

  it('changes no document whose other bytes an editor would change', async () => {
    for (const text of [`\ufeff${files[index]}`, (files[index] ?? '').replace('\n', '\r\n')]) {
      const repair = { type: 'name', entry: pathOf(other.digest), name: 'v1', moves: false } as const;
      const { steps, problems } = await planned(repair, { [index]: text });
      assert.deepEqual(steps, []);
      assert.match(problems.join(), /index\.json has a byte order mark or mixed line endings/);
    }
  });

  it('says what an empty layout consists of', async () => {
    const { connection } = await start();
    const steps = await connection.sendRequest(emptyLayoutRequest, { folder: 'file:///new' });
    assert.deepEqual(
      steps.map(({ type, uri }) => [type, uri]),
      [
        ['create', 'file:///new/oci-layout'],
        ['create', 'file:///new/index.json'],
      ],
    );
  });

  it('has no plan where there is no layout', async () => {
    const { connection } = await start();
    const params = { folder: 'file:///nothing', repair: { type: 'orphans' } } as const;
    assert.equal(await connection.sendRequest(planRepairRequest, params), null);
  });
});
