import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import { URI } from 'vscode-uri';
import { asked, startAnew } from '#helpers/vscodeModule';
import { carryOut, type Repairer } from '#client/repairs/carryOut';
import type { FileStep, RepairPlan } from '#messages';

const problem =
  'blobs/sha256/1 was not changed, because only a document that cannot be read in full may lead to it.';
const step: FileStep = { type: 'delete', uri: 'file:///layout/blobs/sha256/2' };

describe('a quick fix that repairs a layout', () => {
  let applied: readonly FileStep[];

  beforeEach(() => {
    startAnew();
    applied = [];
  });

  /** Carries out a plan that the server gives. */
  function repairedBy(steps: readonly FileStep[], problems: readonly string[]): Promise<boolean> {
    const plan: RepairPlan = { steps, orphans: [], lines: [], notes: [], problems };
    const repairer = {
      client: {
        code2ProtocolConverter: { asUri: String },
        sendRequest: () => Promise.resolve(plan),
      },
      editor: {
        apply: (all: readonly FileStep[]) => {
          applied = all;
          return Promise.resolve(true);
        },
      },
    };
    return carryOut(repairer as unknown as Repairer, URI.file('/layout'), { type: 'rehash' });
  }

  it('says nothing where all is repaired', async () => {
    assert.equal(await repairedBy([step], []), true);
    assert.deepEqual(applied, [step]);
    assert.deepEqual(asked.messages, []);
  });

  it('says afterward what is not repaired', async () => {
    assert.equal(await repairedBy([step], [problem]), true);
    assert.deepEqual(applied, [step]);
    assert.deepEqual(
      asked.messages.map(({ text, detail }) => [text, detail]),
      [['Not everything was repaired.', problem]],
    );
  });

  it('says why nothing is repaired', async () => {
    assert.equal(await repairedBy([], [problem]), false);
    assert.deepEqual(
      asked.messages.map(({ text, detail }) => [text, detail]),
      [['The layout cannot be repaired this way.', problem]],
    );
  });
});
