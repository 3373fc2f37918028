import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-types';
import { planEdits } from '../edits/planEdits';
import type { OffsetEdit } from '../edits/operations';
import type { ParsedDocument } from '../document/parsedDocument';
import { titleOf, type Finding } from '../rules/finding';
import { rangeOf } from '../rules/range';
import type { FixProposal } from '../rules/rule';
import { diagnosticDataSchema, diagnosticSource } from './diagnostics';
import { automaticFix, replacement, type ChooseFix, type FixedText } from './fixAll';

/** What the code actions need of the service and of the client. */
export interface CodeActionContext {
  readonly findings: readonly Finding[];
  /** The document with a fix applied to every finding that it is chosen for. */
  readonly fixEverywhere: (choose: ChooseFix) => FixedText;
  /** The command that opens a rule's page, for clients that have one. */
  readonly explainCommand: string | undefined;
}

/** The code action that fixes everything which needs no decision. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.oci`;

/**
 * Offers the fixes of all findings that the range touches or that the given diagnostics stand for: first the
 * fixes themselves, then the same for all like findings of the document, then the explanations.
 */
export function quickFixes(
  document: ParsedDocument,
  context: CodeActionContext,
  range: Range,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  const fixes: CodeAction[] = [];
  const everywhere = new Map<string, CodeAction>();
  const explanations = new Map<string, CodeAction>();
  for (const finding of context.findings) {
    const own = diagnostics.filter((diagnostic) => standsFor(diagnostic, finding));
    if (own.length === 0 && !touches(rangeOf(document, finding.at), range)) continue;
    fixes.push(...fixActions(document, finding, own));
    for (const proposal of finding.fixes) {
      const key = `${finding.rule.id} ${proposal.fix}`;
      if (everywhere.has(key)) continue;
      const action = fixEverywhereAction(document, context, finding, proposal);
      if (action !== undefined) everywhere.set(key, action);
    }
    if (context.explainCommand !== undefined && own.length > 0) {
      explanations.set(finding.rule.id, explainAction(context.explainCommand, finding, own));
    }
  }
  return [...fixes, ...everywhere.values(), ...explanations.values()];
}

/** Fixes everything in the document that needs no decision; undefined when there is nothing of the kind. */
export function fixAllAction(document: ParsedDocument, context: CodeActionContext): CodeAction | undefined {
  const edit = replacement(document.text, context.fixEverywhere(automaticFix).text);
  if (edit === undefined) return undefined;
  return { title: 'Fix all OCI problems', kind: fixAllKind, edit: workspaceEdit(document, [edit]) };
}

function fixActions(document: ParsedDocument, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const proposal of finding.fixes) {
    const edits = planEdits(document, proposal.operations);
    if (edits === undefined) continue;
    const edit = workspaceEdit(document, edits);
    actions.push({ title: titleOf(finding, proposal), kind: CodeActionKind.QuickFix, diagnostics, edit });
  }
  const [only] = actions;
  if (only !== undefined && actions.length === 1) only.isPreferred = true;
  return actions;
}

function fixEverywhereAction(
  document: ParsedDocument,
  { findings, fixEverywhere }: CodeActionContext,
  { rule }: Finding,
  { fix }: FixProposal,
): CodeAction | undefined {
  const choose: ChooseFix = (finding) =>
    finding.rule === rule ? finding.fixes.find((proposal) => proposal.fix === fix) : undefined;
  if (findings.filter((finding) => choose(finding) !== undefined).length < 2) return undefined;
  const { text, count } = fixEverywhere(choose);
  const edit = replacement(document.text, text);
  if (edit === undefined) return undefined;
  const title = `Fix all ${count} problems of ${rule.id} like this`;
  return { title, kind: CodeActionKind.QuickFix, edit: workspaceEdit(document, [edit]) };
}

function explainAction(command: string, { rule }: Finding, diagnostics: Diagnostic[]): CodeAction {
  const title = `Explain ${rule.id}`;
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    command: { title, command, arguments: [rule.id] },
  };
}

/** An edit for the version of the document that was looked at, and for no other. */
export function workspaceEdit(document: ParsedDocument, edits: readonly OffsetEdit[]): WorkspaceEdit {
  const { uri, source } = document;
  const textDocument = { uri, version: source.version };
  return { documentChanges: [{ textDocument, edits: edits.map((edit) => toTextEdit(document, edit)) }] };
}

/** Turns offsets into positions. */
export function toTextEdit(document: ParsedDocument, { offset, length, text }: OffsetEdit): TextEdit {
  const range = {
    start: document.source.positionAt(offset),
    end: document.source.positionAt(offset + length),
  };
  return { range, newText: text };
}

/** Data comes back from the client, so it is checked before it is believed. */
function standsFor(diagnostic: Diagnostic, finding: Finding): boolean {
  if (diagnostic.source !== diagnosticSource) return false;
  const data = diagnosticDataSchema.safeParse(diagnostic.data);
  if (!data.success) return false;
  const { rule, message, at } = data.data;
  return (
    rule === finding.rule.id &&
    message === finding.message &&
    JSON.stringify(at) === JSON.stringify(finding.at)
  );
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
