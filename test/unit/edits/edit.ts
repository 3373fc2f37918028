import { parseSyntax } from '#service/document/syntaxTree';
import type { EditOperation } from '#service/edits/operations';
import { applyOffsetEdits, planEdits } from '#service/edits/planEdits';

/** Applies operations to a text; undefined when they cannot be carried out. */
export function edit(text: string, ...operations: readonly EditOperation[]): string | undefined {
  const edits = planEdits({ text, syntax: parseSyntax(text) }, operations);
  return edits === undefined ? undefined : applyOffsetEdits(text, edits);
}

/** A text of several lines. */
export const lines = (...text: readonly string[]): string => text.join('\n');
