import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { asked, host, person, startAnew } from '#helpers/vscodeModule';
import { carryOut, confirmPlan, type Repairer } from '#client/repairs/carryOut';
import type { RepairPlan } from '#messages';

const folder = 'file:///layout';
const paths = ['blobs/sha256/1', 'blobs/sha256/2'];

/** The questions that are asked while blobs are removed that nothing leads to, each with what it says below. */
async function askedWhileRemoving(): Promise<readonly (readonly [string, string | undefined])[]> {
  const orphans = paths.map((path) => ({ uri: `${folder}/${path}`, path, summary: 'text, 4 bytes' }));
  const plan: RepairPlan = { steps: [], orphans, lines: ['Removes 2 blobs'], notes: [], problems: [] };
  const client = {
    code2ProtocolConverter: { asUri: String },
    protocol2CodeConverter: { asUri: (address: string) => URI.parse(address) },
    sendRequest: () => Promise.resolve(plan),
  };
  const repairer = { client } as unknown as Repairer;
  await carryOut(repairer, URI.parse(folder), { type: 'orphans' }, (each) =>
    confirmPlan(each, 'Repair this layout?', 'Repair'),
  );
  return asked.messages.map(({ text, detail }) => [text, detail]);
}

describe('removing the blobs of a layout', () => {
  beforeEach(() => {
    startAnew();
    person.presses = 'Repair';
    // The second question is answered otherwise.
    person.before = () => {
      if (asked.messages.length > 1) person.presses = 'Delete Permanently';
    };
  });

  it('moves them to the trash, and says so', async () => {
    const [question, ...more] = await askedWhileRemoving();
    assert.match(question?.[1] ?? '', /go to the trash/);
    assert.deepEqual(more, []);
    assert.equal(asked.deleted.length, 2);
  });

  for (const [where, change] of [
    ['in a browser', { uiKind: 2 }],
    ['on another machine', { remoteName: 'wsl' }],
  ] as const)
    it(`says before that there is no trash ${where}`, async () => {
      Object.assign(host, change, { hasTrash: false });
      const [question, ...more] = await askedWhileRemoving();
      assert.match(question?.[1] ?? '', /are deleted permanently/);
      assert.deepEqual(more, []);
      assert.equal(asked.deleted.length, 2);
    });

  it('names them where they cannot be moved to the trash', async () => {
    host.hasTrash = false;
    const [, question] = await askedWhileRemoving();
    assert.equal(question?.[0], '2 files cannot be moved to the trash.');
    assert.match(question[1] ?? '', /blobs\/sha256\/1\n.*blobs\/sha256\/2\n/);
    assert.deepEqual(asked.messages.at(-1)?.buttons, ['Delete Permanently', 'Keep']);
    assert.equal(asked.deleted.length, 2);
  });
});
