import { isWithin } from '#schemas/jsonPath';
import { grouped } from '#schemas/prose';
import { createRuleContext } from '#service/lint/context';
import { fillTemplate } from '#service/lint/finding';
import { descriptorKinds, type FixProposal, type Report, type Rule } from '#service/lint/rule';
import { typedKinds } from '#service/oci/ownMediaType';
import { isAtRoot, type Proposal, type Refactoring, type RefactoringContext } from './refactoring';

// Rules propose the same changes as fixes. Here they are offered where people look for refactorings, even when the
// rule is switched off.

/** Gives a document the media type of its kind. */
export const addMediaType: Refactoring = {
  kinds: typedKinds,
  whole: true,
  *propose(context) {
    if (isAtRoot(context))
      yield* fixesOf(context, ['media-type-missing', 'docker-media-type-missing'], ['set']);
  },
};

/** Puts the canonical empty descriptor where an artifact lacks its config or a layer. */
export const insertEmptyDescriptor: Refactoring = {
  kinds: ['image-manifest'],
  whole: true,
  *propose(context) {
    if (!isAtRoot(context, 'config', 'layers')) return;
    const fixes = ['insert-empty-config', 'insert-empty-layer', 'add-empty-layer'];
    yield* fixesOf(context, ['required-property', 'layers-empty'], fixes);
  },
};

/** Turns a withdrawn artifact manifest into an image manifest. */
export const convertWithdrawn: Refactoring = {
  kinds: ['artifact-manifest'],
  whole: true,
  *propose(context) {
    if (isAtRoot(context, 'mediaType')) yield* fixesOf(context, ['withdrawn-artifact-manifest'], ['convert']);
  },
};

const labelSchema = 'org.label-schema.';

/** Renames the keys of Label Schema, at the cursor or at the root all, to those that the specification has for them. */
export const convertLabelSchema: Refactoring = {
  kinds: [...descriptorKinds, 'image-config'],
  whole: false,
  *propose(context) {
    const map = context.model.annotations.find(({ path }) => isWithin(context.path, path));
    const scope = isAtRoot(context) ? [] : map?.path;
    if (scope === undefined) return;
    const operations = reportsOf(context, ruleNamed(context, 'annotation-superseded'))
      .filter(({ values }) => String(values?.['key']).startsWith(labelSchema))
      .filter(({ at }) => 'path' in at && isWithin(at.path, scope))
      .flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.operations));
    if (operations.length === 0) return;
    const title =
      operations.length === 1
        ? 'Convert the Label Schema key to the key of the specification'
        : `Convert ${grouped(operations.length)} Label Schema keys to the keys of the specification`;
    yield { title, operations };
  },
};

/** The named fixes of rules, under the titles that they have as quick fixes. */
function fixesOf(context: RefactoringContext, ids: readonly string[], wanted: readonly string[]): Proposal[] {
  return ids.flatMap((id) => {
    const rule = ruleNamed(context, id);
    return reportsOf(context, rule).flatMap((report) =>
      (report.fixes ?? [])
        .filter(({ fix }) => wanted.includes(fix))
        .map((fix) => ({ title: titleOf(rule, report, fix), operations: fix.operations })),
    );
  });
}

function ruleNamed({ rules }: RefactoringContext, id: string): Rule {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule === undefined) throw new Error(`There is no rule ${id}.`);
  return rule;
}

function reportsOf({ document, model, policy }: RefactoringContext, rule: Rule): Report[] {
  if (!rule.kinds.includes(model.kind)) return [];
  return [...rule.check(createRuleContext(document, model, policy))];
}

function titleOf(rule: Rule, { values }: Report, { fix, values: own }: FixProposal): string {
  return fillTemplate(rule.fixes[fix] ?? fix, { ...values, ...own });
}
