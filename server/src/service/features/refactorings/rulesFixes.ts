import { isWithin } from '../../document/jsonPath';
import { createRuleContext } from '../../rules/context';
import annotationSuperseded from '../../rules/annotation/annotation-superseded';
import layersEmpty from '../../rules/artifact/layers-empty';
import dockerMediaTypeMissing from '../../rules/document/docker-media-type-missing';
import mediaTypeMissing from '../../rules/document/media-type-missing';
import withdrawnArtifactManifest from '../../rules/document/withdrawn-artifact-manifest';
import { fillTemplate } from '../../rules/finding';
import type { FixProposal, Report, Rule } from '../../rules/rule';
import requiredProperty from '../../rules/shape/required-property';
import { isAtRoot, type Proposal, type Refactoring, type RefactoringContext } from './refactoring';

// What these refactorings do, rules propose as fixes: here it is offered at the places where people look for it, and
// also where a rule is switched off.

/** Gives a document the media type of its kind. */
export const addMediaType: Refactoring = {
  kinds: [...mediaTypeMissing.kinds, ...dockerMediaTypeMissing.kinds],
  whole: true,
  *propose(context) {
    if (isAtRoot(context)) yield* fixesOf(context, [mediaTypeMissing, dockerMediaTypeMissing], ['set']);
  },
};

/** Puts the canonical empty descriptor where an artifact lacks its config or a layer. */
export const insertEmptyDescriptor: Refactoring = {
  kinds: ['image-manifest'],
  whole: true,
  *propose(context) {
    if (!isAtRoot(context, 'config', 'layers')) return;
    const fixes = ['insert-empty-config', 'insert-empty-layer', 'add-empty-layer'];
    yield* fixesOf(context, [requiredProperty, layersEmpty], fixes);
  },
};

/** Turns a withdrawn artifact manifest into an image manifest. */
export const convertWithdrawn: Refactoring = {
  kinds: withdrawnArtifactManifest.kinds,
  whole: true,
  *propose(context) {
    if (isAtRoot(context, 'mediaType')) yield* fixesOf(context, [withdrawnArtifactManifest], ['convert']);
  },
};

const labelSchema = 'org.label-schema.';

/** Renames the keys of Label Schema, at the cursor or at the root all, to those that the specification has for them. */
export const convertLabelSchema: Refactoring = {
  kinds: annotationSuperseded.kinds,
  whole: false,
  *propose(context) {
    const everywhere = isAtRoot(context);
    const map = context.model.annotations.find(({ path }) => isWithin(context.path, path));
    if (!everywhere && map === undefined) return;
    const operations = reportsOf(context, annotationSuperseded)
      .filter(({ values }) => String(values?.['key']).startsWith(labelSchema))
      .filter(({ at }) => everywhere || ('path' in at && isWithin(at.path, map!.path)))
      .flatMap(({ fixes = [] }) => fixes.flatMap((fix) => fix.operations));
    if (operations.length === 0) return;
    const keys = operations.length === 1 ? 'key' : `${operations.length} keys`;
    yield { title: `Convert the ${keys} of Label Schema to the specification’s own`, operations };
  },
};

/** The named fixes of rules, under the titles that they have as quick fixes. */
function fixesOf(context: RefactoringContext, rules: readonly Rule[], wanted: readonly string[]): Proposal[] {
  return rules.flatMap((rule) =>
    reportsOf(context, rule).flatMap((report) =>
      (report.fixes ?? [])
        .filter(({ fix }) => wanted.includes(fix))
        .map((fix) => ({ title: titleOf(rule, report, fix), operations: fix.operations })),
    ),
  );
}

function reportsOf({ document, model, policy }: RefactoringContext, rule: Rule): Report[] {
  if (!rule.kinds.includes(model.kind)) return [];
  return [...rule.check(createRuleContext(document, model, policy))];
}

function titleOf(rule: Rule, { values }: Report, { fix, values: own }: FixProposal): string {
  return fillTemplate(rule.fixes[fix] ?? fix, { ...values, ...own });
}
