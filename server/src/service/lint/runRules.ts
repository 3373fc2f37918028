import type { Kind } from '#schemas/kinds';
import { oncePer } from '#schemas/once';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { SyntaxNode } from '#service/document/syntaxNode';
import { findValue } from '#service/document/locate';
import { overwrites } from '#service/edits/overwriting';
import { createRuleContext, type Surroundings } from './context';
import type { Finding } from './finding';
import type { Policy } from './policy';
import { neededTraits, type Report, type Rule } from './rule';
import { traitsOf, type DocumentTrait } from './traits';

/** A rule that threw; the other rules' findings are kept. */
export interface RuleFailure {
  readonly rule: Rule;
  readonly error: unknown;
}

/**
 * Runs rules over a document. A rule that fails costs its own findings only and is told to `onFailure`.
 * @param surroundings what is known of the files around the document
 */
export function runRules(
  document: ParsedDocument,
  rules: readonly Rule[],
  policy: Policy,
  onFailure: (failure: RuleFailure) => void,
  surroundings?: Surroundings,
): Finding[] {
  const { model } = document;
  if (model === undefined) return [];
  const context = createRuleContext(document, model, policy, surroundings, () => rules.map(({ id }) => id));
  const traits = traitsOf(document, model, context);
  const isEcho = echoesIn(document);
  const isThere = mistypedIn(model);
  const findings: Finding[] = [];
  const isAbout = context.kindInstead === undefined ? () => true : isAboutAnyKind;
  for (const { rule, needs } of conditionsFor(rules, model.kind)) {
    if (!hasAll(traits, needs) || !isAbout(rule)) continue;
    const severity = policy.severities[rule.id];
    if (severity === 'off') continue;
    try {
      for (const report of rule.check(context)) {
        if (isEcho(report) || isThere(report)) continue;
        findings.push({
          rule,
          severity: severity ?? report.severity ?? rule.severity,
          message: report.message,
          at: report.at,
          values: report.values ?? {},
          fixes: harmlessFixes(document, report),
          repair: report.repair,
          related: report.related ?? [],
          tag: report.tag,
        });
      }
    } catch (error) {
      onFailure({ rule, error });
    }
  }
  return findings;
}

/** Tells whether a rule is about JSON, the layout or the kind itself: what it reports does not rest on the kind of the document. */
function isAboutAnyKind(rule: Rule): boolean {
  if (rule.isAboutKind === true) return true;
  const isAboutText = rule.category === 'json' && !neededTraits(rule).includes('unknown-keys');
  return isAboutText || rule.category === 'layout';
}

/** A report’s fixes, without those that would overwrite a property with another one. */
function harmlessFixes({ syntax }: ParsedDocument, { fixes = [] }: Report): Finding['fixes'] {
  return fixes.filter(({ operations }) => !overwrites(syntax.root, operations));
}

/** The rules that look at a kind of document. */
export function rulesFor(rules: readonly Rule[], kind: Kind): readonly Rule[] {
  return conditionsFor(rules, kind).map(({ rule }) => rule);
}

/** A rule, and what a document must have for it. */
interface ConditionalRule {
  readonly rule: Rule;
  readonly needs: readonly DocumentTrait[];
}

/** The rules that look at a kind of document; remembered, since it is asked at every keystroke. */
function conditionsFor(rules: readonly Rule[], kind: Kind): readonly ConditionalRule[] {
  return conditionsByKind(rules)(kind);
}

const conditionsByKind = oncePer((rules: readonly Rule[]) => {
  const known = new Map<Kind, readonly ConditionalRule[]>();
  return (kind: Kind) => {
    let found = known.get(kind);
    if (found === undefined) {
      const meant = rules.filter((rule) => rule.kinds.includes(kind));
      known.set(kind, (found = meant.map((rule) => ({ rule, needs: neededTraits(rule) }))));
    }
    return found;
  };
});

function hasAll(traits: ReadonlySet<DocumentTrait>, needs: readonly DocumentTrait[]): boolean {
  for (const trait of needs) if (!traits.has(trait)) return false;
  return true;
}

/** In text that breaks off, what seems absent may only not have been read: such reports echo the syntax error. */
function echoesIn({ syntax: { complete, root, problems } }: ParsedDocument): (report: Report) => boolean {
  if (complete) return () => false;
  const mistakes = problems.filter(({ problem }) => problem === 'invalid');
  return ({ absent, at }) => {
    if (absent !== undefined) return true;
    if (!('path' in at)) return false;
    const node = findValue(root, at.path);
    return node === undefined || mistakes.some(({ offset }) => isRemainsAt(node, offset));
  };
}

/** What is null or has another type is there, and rules of their own report it: nothing can be said to be missing. */
function mistypedIn({ shapeIssues }: Model): (report: Report) => boolean {
  const mistyped = new Set(
    shapeIssues.flatMap(({ problem, path }) =>
      problem !== 'missing' && path.length > 0 ? [JSON.stringify(path)] : [],
    ),
  );
  if (mistyped.size === 0) return () => false;
  return ({ absent = [] }) =>
    absent.some((_, index) => mistyped.has(JSON.stringify(absent.slice(0, index + 1))));
}

/** What the parser made of the text at a mistake, such as the number 1.0 out of `1.0.0`, is not what was meant. */
function isRemainsAt(node: SyntaxNode, offset: number): boolean {
  return node.children === undefined && node.offset <= offset && offset <= node.offset + node.length;
}
