import { TextDocument } from 'vscode-languageserver-textdocument';
import { parseDocument, type ParsedDocument } from '#service/document/parsedDocument';
import { applyOffsetEdits, planEdits } from '#service/edits/planEdits';
import { messageOf, type Finding } from '#service/lint/finding';
import type { Rule } from '#service/lint/rule';
import { runRules } from '#service/lint/runRules';
import { classifyManifest } from '#service/oci/classification';
import type { EditOperation } from '#service/edits/operations';
import type { Proposal, RefactoringContext } from './refactoring';

/**
 * A conversion that keeps the meaning. Where the result would have an error or a warning that the document does not have,
 * that is the reason why it cannot be made. Nothing is proposed where the result would be recognized as something else.
 */
export function* faithful(
  context: RefactoringContext,
  conversion: { readonly title: string; readonly operations: readonly EditOperation[] },
): Iterable<Proposal> {
  const { document } = context;
  const edits = planEdits(document, conversion.operations);
  if (edits === undefined) return;
  const result = reparsed(document, applyOffsetEdits(document.text, edits));
  const finding = newFinding(findingsOf(context, document), findingsOf(context, result));
  if (finding !== undefined) yield { title: conversion.title, disabled: messageOf(finding) };
  else if (formOf(context, document) === formOf(context, result)) yield conversion;
}

function reparsed({ uri, languageId, address }: ParsedDocument, text: string): ParsedDocument {
  return parseDocument(TextDocument.create(uri, languageId, 0, text), undefined, { address });
}

function findingsOf({ rules, policy }: RefactoringContext, document: ParsedDocument): Finding[] {
  return runRules(document, rules, policy, () => undefined);
}

/** The first error or warning of a rule that reported fewer before. */
function newFinding(before: readonly Finding[], after: readonly Finding[]): Finding | undefined {
  const counts = new Map<Rule, number>();
  for (const { rule } of before) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return after.find(({ rule, severity }) => {
    const count = counts.get(rule) ?? 0;
    counts.set(rule, count - 1);
    return count <= 0 && (severity === 'error' || severity === 'warning');
  });
}

/** What a manifest is recognized as; the same for all other documents. */
function formOf({ policy }: RefactoringContext, { model }: ParsedDocument): string {
  const classification = model && classifyManifest(model, policy.catalogue);
  return `${classification?.verdict} ${classification?.profile?.id}`;
}
