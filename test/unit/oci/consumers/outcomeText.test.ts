import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Operation, Outcome } from '#schemas/catalogue/consumers';
import { conditionText, outcomeClause } from '#service/oci/consumers/outcomeText';
import { testTable } from '#helpers/table';

const [one, some, none] = [
  { unpacked: [0], total: 2 },
  { unpacked: [0, 1], total: 2 },
  { unpacked: [], total: 1 },
];

testTable('the condition on a config', conditionText, [
  [[{ diffIds: 'none', layers: 3 }], '`rootfs.diff_ids` in the config is empty'],
  [[{ diffIds: 'few', layers: 2 }], '`rootfs.diff_ids` in the config has 1 entry'],
  [
    [{ diffIds: 'few', layers: 3 }],
    '`rootfs.diff_ids` in the config has at least 1, but fewer than 3 entries',
  ],
  [[{ diffIds: 'fewer', layers: 1 }], '`rootfs.diff_ids` in the config is empty'],
  [[{ diffIds: 'fewer', layers: 2 }], '`rootfs.diff_ids` in the config has fewer than 2 entries'],
  [[{ diffIds: 'equal', layers: 0 }], '`rootfs.diff_ids` in the config is empty'],
  [[{ diffIds: 'equal', layers: 1 }], '`rootfs.diff_ids` in the config has 1 entry'],
  [[{ diffIds: 'equal', layers: 2 }], '`rootfs.diff_ids` in the config has 2 entries'],
  [[{ diffIds: 'more', layers: 0 }], '`rootfs.diff_ids` in the config is not empty'],
  [[{ diffIds: 'more', layers: 1 }], '`rootfs.diff_ids` in the config has more than 1 entry'],
  [[{ diffIds: 'other', layers: 0 }], '`rootfs.diff_ids` in the config is not empty'],
  [[{ diffIds: 'other', layers: 1 }], '`rootfs.diff_ids` in the config does not have exactly 1 entry'],
  [[{ property: 'history', present: false }], 'the config has no `history`'],
  [[{ property: 'os', present: true }], 'the config has `os`'],
  [[{ property: 'os', is: ['linux'] }], '`os` in the config is `"linux"`'],
  [[{ property: 'os', isNot: ['linux'] }], '`os` in the config is not `"linux"`'],
  [
    [{ property: 'os', present: true, isNot: ['linux'] }],
    '`os` in the config has a value other than `"linux"`',
  ],
  [
    [{ property: 'rootfs.type', present: true, isNot: ['layers', ''] }],
    '`rootfs.type` in the config has a value other than `"layers"`',
  ],
  [[{ command: 'podman artifact pull' }], 'you use `podman artifact pull`'],
  [[{ circumstance: 'a layer is not a tar archive' }], 'a layer is not a tar archive'],
  [
    [
      { property: 'os', is: ['linux'] },
      { diffIds: 'equal', layers: 2 },
    ],
    '`os` in the config is `"linux"` and `rootfs.diff_ids` in the config has 2 entries',
  ],
]);

/** What one consumer does in each operation, and what several do; that with some layers stands apart. */
const clauses: Readonly<
  Record<Operation, Readonly<Record<Exclude<Outcome, 'unpacks'>, readonly [string, string]>>>
> = {
  push: outcomes('store', 'stores'),
  copy: outcomes('copy', 'copies'),
  import: outcomes('import', 'imports'),
  pull: outcomes('pull', 'pulls'),
  run: outcomes('run', 'runs'),
  mount: outcomes('mount', 'mounts'),
  extract: outcomes('extract', 'extracts'),
  show: outcomes('show', 'shows'),
};

function outcomes(plural: string, singular: string) {
  return {
    takes: [`${singular} it`, `${plural} it`],
    ignores: ['ignores layers without a title', 'ignore layers without a title'],
    fails: [`fails to ${plural} it`, `fail to ${plural} it`],
    refuses: [`refuses to ${plural} it`, `refuse to ${plural} it`],
  } as const;
}

describe('what comes of an operation', () => {
  for (const [operation, byOutcome] of Object.entries(clauses) as [Operation, (typeof clauses)[Operation]][])
    for (const [outcome, [singular, plural]] of Object.entries(byOutcome) as [
      Outcome,
      readonly [string, string],
    ][])
      it(`is for ${operation} and ${outcome}: ${singular}`, () => {
        const what = { outcome, layers: undefined, ignored: 'layers without a title' };
        assert.equal(outcomeClause(what, [operation]), singular);
        assert.equal(outcomeClause(what, [operation], true), plural);
      });

  it('is said once of several operations', () => {
    const clause = (outcome: Outcome, many: boolean) =>
      outcomeClause({ outcome, layers: undefined, ignored: undefined }, ['pull', 'run'], many);
    assert.equal(clause('takes', false), 'pulls and runs it');
    assert.equal(clause('takes', true), 'pull and run it');
    assert.equal(clause('fails', false), 'fails to pull or run it');
    assert.equal(clause('refuses', true), 'refuse to pull or run it');
  });

  it('counts the layers that are unpacked', () => {
    const clause = (
      layers: { unpacked: number[]; total: number },
      many: boolean,
      operation: Operation = 'run',
    ) => outcomeClause({ outcome: 'unpacks', layers, ignored: undefined }, [operation], many);
    assert.equal(clause(one, false), 'unpacks 1 of 2 layers');
    assert.equal(clause(some, true), 'unpack 2 layers');
    assert.equal(clause(none, false, 'pull'), 'unpacks no layers');
    assert.equal(clause(none, false), 'gives it an empty root filesystem');
  });
});
