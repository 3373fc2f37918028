import { CodeActionKind, type CodeAction, type Range } from 'vscode-languageserver-types';
import { nodeAtOffset } from '#service/document/locate';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { planEdits } from '#service/edits/planEdits';
import type { Surroundings } from '#service/lint/context';
import type { Policy } from '#service/lint/policy';
import type { Rule } from '#service/lint/rule';
import { workspaceEdit } from '#service/features/workspaceEdits';
import { dockerToOci, ociToDocker } from './dockerAndOci';
import { computeFromData, embedData, removeData } from './embeddedData';
import { emptyConfig } from './emptyConfig';
import { artifactToImage, imageToArtifact } from './imageAndArtifact';
import type { Proposal, Refactoring, RefactoringContext } from './refactoring';
import { addMediaType, convertLabelSchema, convertWithdrawn, insertEmptyDescriptor } from './ruleFixes';
import { recomputeDescriptors } from './recomputeDescriptors';
import { sortAnnotations } from './sortAnnotations';

/** All refactorings, in the order in which they are offered. */
const refactorings: readonly Refactoring[] = [
  addMediaType,
  insertEmptyDescriptor,
  emptyConfig,
  computeFromData,
  embedData,
  removeData,
  recomputeDescriptors,
  sortAnnotations,
  convertLabelSchema,
  convertWithdrawn,
  imageToArtifact,
  artifactToImage,
  ociToDocker,
  dockerToOci,
];

/**
 * The refactorings for the place where `range` begins, as code actions of the kind `refactor.rewrite`. A refactoring
 * that cannot be done is among them, disabled and with the reason.
 */
export function refactoringActions(
  document: ParsedDocument,
  { policy, layout, neighbors }: Surroundings & { readonly policy: Policy },
  range: Range,
  rules: readonly Rule[],
): CodeAction[] {
  const { model, source, syntax } = document;
  if (model === undefined) return [];
  const path = nodeAtOffset(syntax.root, source.offsetAt(range.start))?.path ?? [];
  const context: RefactoringContext = { document, model, policy, layout, neighbors, rules, path };
  return proposalsFor(context).flatMap((proposal) => toAction(document, proposal));
}

/** What all refactorings propose at the cursor. */
function proposalsFor(context: RefactoringContext): Proposal[] {
  const { document, model } = context;
  return refactorings.flatMap((refactoring) => {
    if (!refactoring.kinds.includes(model.kind)) return [];
    if (refactoring.whole && !document.syntax.complete) return [];
    return [...refactoring.propose(context)];
  });
}

function toAction(document: ParsedDocument, proposal: Proposal): CodeAction[] {
  const { title } = proposal;
  const kind = CodeActionKind.RefactorRewrite;
  if ('disabled' in proposal) return [{ title, kind, disabled: { reason: proposal.disabled } }];
  const edits = planEdits(document, proposal.operations);
  if (edits === undefined || edits.length === 0) return [];
  return [{ title, kind, edit: workspaceEdit(document, edits) }];
}
