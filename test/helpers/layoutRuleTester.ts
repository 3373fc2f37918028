import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  applyOffsetEdits,
  defaultSettings,
  type Finding,
  type FixProposal,
  type Layout,
  messageOf,
  type ParsedDocument,
  planEdits,
  rules,
  type StoreProblem,
  titleOf,
  writtenPlace,
} from '#service';
import type { Severity } from '#schemas/severity';
import { layoutOf, type LayoutFiles } from './layouts';
import { service } from './lint';

/** A layout in which the rule reports: each finding as `path place message`, such as `index.json manifests[0].size size`. */
interface InvalidLayout {
  readonly files: LayoutFiles;
  /** What is unusual about what the layout is kept in. */
  readonly problems?: readonly StoreProblem[];
  readonly findings: readonly string[];
  readonly severity?: Severity;
  /** A part of the message of the first finding. */
  readonly says?: string;
  /** The fixes of all findings, in their order, by their ids in the rule; none when absent. */
  readonly fixes?: readonly string[];
  /** What repairs the layout, where anything does. */
  readonly repair?: Finding['repair'];
}

/** A finding in a document of a layout. */
export interface PlacedFinding {
  readonly path: string;
  readonly document: ParsedDocument;
  readonly finding: Finding;
}

/**
 * Tests one rule on whole layouts. Every fix that is offered is applied and the layout checked again; every message and
 * every fix of the rule has to occur in some case.
 */
export function testLayoutRule(
  id: string,
  cases: {
    readonly valid: Readonly<Record<string, LayoutFiles>>;
    readonly invalid: Readonly<Record<string, InvalidLayout>>;
  },
): void {
  describe(id, () => {
    const messages = new Set<string>();
    const fixes = new Set<string>();
    const repairs = new Set<string>();

    for (const [name, files] of Object.entries(cases.valid))
      it(`is silent about ${name}`, async () => {
        assert.deepEqual(await foundBy(id, files), []);
      });

    for (const [name, invalid] of Object.entries(cases.invalid))
      it(`reports ${name}`, async () => {
        const { files, problems, findings: expected, severity } = invalid;
        const found = await findingsOf(id, files, problems);
        assert.deepEqual(found.map(described), expected);
        const [first] = found;
        if (first !== undefined && invalid.says !== undefined)
          assert(messageOf(first.finding).includes(invalid.says), messageOf(first.finding));
        const offered = found.flatMap(({ finding }) => finding.fixes.map(({ fix }) => fix));
        assert.deepEqual(offered, invalid.fixes ?? []);
        const repairing = found.flatMap(({ finding: { repair } }) => repair ?? []);
        assert.deepEqual([...new Set(repairing)], invalid.repair === undefined ? [] : [invalid.repair]);
        for (const placed of found) {
          const { finding } = placed;
          messages.add(finding.message);
          if (finding.repair !== undefined) repairs.add(finding.repair);
          assert.doesNotMatch(messageOf(finding), /\{\w+\}/, 'a placeholder is not filled');
          if (severity !== undefined) assert.equal(finding.severity, severity);
          for (const proposal of finding.fixes) {
            fixes.add(proposal.fix);
            await proveLayoutFix(files, placed, proposal);
          }
        }
      });

    it('has an example for each of its messages, fixes and repairs', () => {
      const rule = rules.find((candidate) => candidate.id === id);
      assert(rule !== undefined, `There is no rule ${id}`);
      const related = /^(other|related|first)/;
      const untold = Object.keys(rule.messages).filter((each) => !messages.has(each) && !related.test(each));
      assert.deepEqual(untold, []);
      assert.deepEqual(
        Object.keys(rule.fixes).filter((each) => !fixes.has(each)),
        [],
      );
      assert.deepEqual([...repairs], [...(rule.repairs ?? [])]);
    });
  });
}

/** All findings in the documents of a layout, in the order in which the layout has them. */
function lintLayout(layout: Layout): PlacedFinding[] {
  return [...layout.contents.values()].flatMap((content) => {
    const { document, path } = content;
    if (document === undefined) return [];
    return service
      .findings(document, { ...defaultSettings, layout: { layout, path } })
      .map((finding) => ({ path, document, finding }));
  });
}

/** The errors and warnings about a layout, each as `rule path place message`, such as `blob-size index.json manifests[0].size size`. */
export async function problemsOf(files: LayoutFiles): Promise<string[]> {
  return lintLayout(await layoutOf(files))
    .filter(({ finding }) => ['error', 'warning'].includes(finding.severity))
    .map((placed) => `${placed.finding.rule.id} ${described(placed)}`);
}

/** The findings of one rule about a layout, each as `path place message`. */
export async function foundBy(id: string, files: LayoutFiles): Promise<string[]> {
  return (await findingsOf(id, files)).map(described);
}

/** The layout in which the first fix that a rule offers is applied. */
export async function withFirstFix(id: string, files: LayoutFiles): Promise<LayoutFiles> {
  for (const { path, document, finding } of await findingsOf(id, files)) {
    const [proposal] = finding.fixes;
    if (proposal === undefined) continue;
    const edits = planEdits(document, proposal.operations);
    assert(edits !== undefined, `“${titleOf(finding, proposal)}” cannot be applied`);
    return { ...files, [path]: applyOffsetEdits(document.text, edits) };
  }
  return assert.fail(`${id} offers no fix`);
}

async function findingsOf(
  id: string,
  files: LayoutFiles,
  problems?: readonly StoreProblem[],
): Promise<PlacedFinding[]> {
  return lintLayout(await layoutOf(files, undefined, problems)).filter(
    ({ finding }) => finding.rule.id === id,
  );
}

function described({ path, finding }: PlacedFinding): string {
  return [path, writtenPlace(finding), finding.message].filter((part) => part !== '').join(' ');
}

/** Applies a fix: its finding is gone, and no other document has an error or a warning that it had not. */
async function proveLayoutFix(
  files: LayoutFiles,
  { path, document, finding }: PlacedFinding,
  proposal: FixProposal,
): Promise<void> {
  const title = titleOf(finding, proposal);
  const edits = planEdits(document, proposal.operations);
  assert(edits !== undefined && edits.length > 0, `“${title}” changes nothing`);
  const fixed = { ...files, [path]: applyOffsetEdits(document.text, edits) };
  const [before, after] = [lintLayout(await layoutOf(files)), lintLayout(await layoutOf(fixed))];
  const isSame = (other: PlacedFinding): boolean =>
    described(other) === described({ path, document, finding });
  assert(after.filter(isSame).length < before.filter(isSame).length, `“${title}” leaves its finding`);
  const known = new Set(before.map(described));
  // A blob that is changed no longer has the digest that it is named by; what mends that is another step.
  const brought = after.filter(
    (each) =>
      ['error', 'warning'].includes(each.finding.severity) &&
      !known.has(described(each)) &&
      !(path.startsWith('blobs/') && ['blob-digest', 'blob-name-outdated'].includes(each.finding.rule.id)),
  );
  assert.deepEqual(brought.map(described), [], `“${title}” brings findings`);
}
