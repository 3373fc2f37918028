import {
  CodeActionKind,
  type CodeAction,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import { planEdits } from '../edits/planEdits';
import type { OffsetEdit } from '../edits/operations';
import type { ParsedDocument } from '../document/parsedDocument';
import { titleOf, type Finding } from '../rules/finding';
import { rangeOf } from '../rules/range';
import { diagnosticDataSchema, diagnosticSource } from './diagnostics';

/** Offers the fixes of all findings that the range touches or that the given diagnostics stand for. */
export function quickFixes(
  document: ParsedDocument,
  findings: readonly Finding[],
  range: Range,
  diagnostics: readonly Diagnostic[],
): CodeAction[] {
  return findings.flatMap((finding) => {
    const own = diagnostics.filter((diagnostic) => standsFor(diagnostic, finding));
    if (own.length === 0 && !touches(rangeOf(document, finding.at), range)) return [];
    return actionsFor(document, finding, own);
  });
}

function actionsFor(document: ParsedDocument, finding: Finding, diagnostics: Diagnostic[]): CodeAction[] {
  const actions: CodeAction[] = [];
  for (const proposal of finding.fixes) {
    const edits = planEdits(document, proposal.operations);
    if (edits === undefined) continue;
    actions.push({
      title: titleOf(finding, proposal),
      kind: CodeActionKind.QuickFix,
      diagnostics,
      edit: {
        documentChanges: [
          {
            textDocument: { uri: document.uri, version: document.source.version },
            edits: edits.map((edit) => toTextEdit(document, edit)),
          },
        ],
      },
    });
  }
  const [only] = actions;
  if (only !== undefined && actions.length === 1) only.isPreferred = true;
  return actions;
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
