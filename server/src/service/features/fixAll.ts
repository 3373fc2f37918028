import { addTo } from '#schemas/groups';
import { editsBetween } from '#service/edits/editsBetween';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { hasCommentIn } from '#service/document/problems';
import type { OffsetEdit } from '#service/edits/operations';
import { namesWritten } from '#service/edits/overwriting';
import { applyOffsetEdits, planEdits } from '#service/edits/planEdits';
import type { Finding } from '#service/lint/finding';
import type { FixProposal } from '#service/lint/rule';

/** Which fix to apply to a finding, if any. */
export type ChooseFix = (finding: Finding) => FixProposal | undefined;

/** A text after its fixes, and how many were applied. */
export interface FixedText {
  readonly text: string;
  readonly count: number;
  /** The edits that turn the text before into this one: sorted, not overlapping. */
  readonly edits: readonly OffsetEdit[];
}

/**
 * A fix may uncover the next finding; documents that are not stable after so many rounds are left as they are. Where
 * members in a row are removed, each round can only remove every other one, so that many findings need more rounds.
 */
function maximumRounds(findings: number): number {
  return 10 + Math.ceil(Math.log2(findings + 1));
}

/** Chooses the fixes that need no decision: those that their rule declares automatic, when there is just one. */
export function automaticFix(finding: Finding): FixProposal | undefined {
  const ids = finding.rule.automatic;
  const automatic = finding.fixes.filter(({ fix, doubtful }) => doubtful !== true && ids?.includes(fix));
  return automatic.length === 1 ? automatic[0] : undefined;
}

/**
 * The fix of a finding that is applied without asking: the one that needs no decision, unless it would take a comment of the
 * author’s along.
 */
export function fixToApply(document: ParsedDocument, finding: Finding): FixProposal | undefined {
  const proposal = automaticFix(finding);
  // Without comments, which nearly no document has, nothing needs to be planned.
  const mayLose = hasCommentIn(document.syntax, { offset: 0, length: document.text.length });
  if (proposal === undefined || !mayLose) return proposal;
  return planHarmless(document, proposal) === undefined ? undefined : proposal;
}

/** A document with its findings. */
export interface CheckedDocument {
  readonly document: ParsedDocument;
  readonly findings: readonly Finding[];
}

/**
 * Applies fixes until nothing is left to choose. In each round fixes that overlap, or that write the same property, are
 * put off to the next, which sees the text as the others left it.
 * @param check finds what is wrong in the text that a round has left
 */
export function applyFixes(
  original: CheckedDocument,
  check: (live: TextDocument) => CheckedDocument,
  choose: ChooseFix,
): FixedText {
  const { uri, languageId, text: before } = original.document;
  const rounds = maximumRounds(original.findings.length);
  let checked = original;
  let count = 0;
  let first: readonly OffsetEdit[] = [];
  for (let round = 0; round < rounds; round++) {
    const { text } = checked.document;
    const { edits, applied } = editsOfRound(checked, choose);
    if (applied === 0) return { text, count, edits: round <= 1 ? first : editsBetween(before, text) };
    if (round === 0) first = edits;
    count += applied;
    checked = check(TextDocument.create(uri, languageId, round, applyOffsetEdits(text, edits)));
  }
  return unchanged(before);
}

function editsOfRound(
  { document, findings }: CheckedDocument,
  choose: ChooseFix,
): { readonly edits: readonly OffsetEdit[]; readonly applied: number } {
  const accepted = new AcceptedEdits();
  const written = new Set<string>();
  let applied = 0;
  for (const finding of findings) {
    const proposal = choose(finding);
    if (proposal === undefined) continue;
    const edits = planHarmless(document, proposal);
    if (edits === undefined) continue;
    const names = namesWritten(proposal.operations);
    if (edits.some((edit) => accepted.touches(edit)) || names.some((name) => written.has(name))) continue;
    for (const edit of edits) accepted.add(edit);
    for (const name of names) written.add(name);
    applied++;
  }
  return { edits: accepted.sorted(), applied };
}

/** The edits of a fix; undefined where there are none, and where they would take a comment away. */
function planHarmless(document: ParsedDocument, proposal: FixProposal): readonly OffsetEdit[] | undefined {
  const edits = planEdits(document, proposal.operations);
  if (edits === undefined || edits.length === 0) return undefined;
  return losesComment(document, proposal, edits) ? undefined : edits;
}

/** Tells whether a fix would take a comment away together with what it replaces or removes. */
function losesComment(
  { syntax }: ParsedDocument,
  { operations }: FixProposal,
  edits: readonly OffsetEdit[],
): boolean {
  if (operations.some(({ op }) => op === 'delete-problem')) return false;
  return edits.some((edit) => hasCommentIn(syntax, edit));
}

/** The edits of a round by the pieces of text that they reach, so that a new one is compared with few of them. */
class AcceptedEdits {
  readonly #edits: OffsetEdit[] = [];
  readonly #byPiece = new Map<number, OffsetEdit[]>();

  add(edit: OffsetEdit): void {
    this.#edits.push(edit);
    for (let piece = pieceAt(edit.offset); piece <= pieceAt(edit.offset + edit.length); piece++) {
      addTo(this.#byPiece, piece, edit);
    }
  }

  touches(edit: OffsetEdit): boolean {
    for (let piece = pieceAt(edit.offset); piece <= pieceAt(edit.offset + edit.length); piece++) {
      if (this.#byPiece.get(piece)?.some((other) => touches(edit, other)) === true) return true;
    }
    return false;
  }

  sorted(): readonly OffsetEdit[] {
    return this.#edits.sort((a, b) => a.offset - b.offset || a.length - b.length);
  }
}

/** The piece of 64 UTF-16 code units that an offset is in. */
function pieceAt(offset: number): number {
  return offset >> 6;
}

function touches(a: OffsetEdit, b: OffsetEdit): boolean {
  return a.offset <= b.offset + b.length && b.offset <= a.offset + a.length;
}

/** A text to which nothing was done. */
export function unchanged(text: string): FixedText {
  return { text, count: 0, edits: [] };
}
