import type { Severity } from '#schemas/severity';
import type { Fixed, Position, Edit } from '../server/src/library';

/** A finding as the page shows it. */
export interface ShownFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly start: Position;
  readonly end: Position;
  /** Those that can be applied. */
  readonly fixes: readonly { readonly title: string; readonly edits: readonly Edit[] }[];
}

/** What is known of a text. */
export interface Checked {
  /** Undefined if the text is not an OCI document. */
  readonly kind: string | undefined;
  /** The worst first, and otherwise in the order of the text. */
  readonly findings: readonly ShownFinding[];
  /** How many findings of each severity there are, in words, with those that are not listed. */
  readonly counts: string;
  /** How many findings are not listed. */
  readonly more: number;
  /** True if `fix` would change the text. */
  readonly isFixable: boolean;
}

/** What is said about a place. */
export interface ShownHover {
  readonly html: string;
  readonly start: Position;
  readonly end: Position;
}

/** What can be written at a place. */
export interface ShownCompletion {
  readonly label: string;
  readonly detail: string;
  readonly filter: string;
  readonly edits: readonly Edit[];
}

/** What the page asks of its worker. */
export interface Questions {
  check(text: string): Checked;
  /** HTML; empty if the text is not an OCI document. */
  explain(text: string): string;
  fix(text: string): Fixed;
  hover(text: string, position: Position): ShownHover | undefined;
  complete(text: string, position: Position): readonly ShownCompletion[];
  /** What is to be said about the completion with this label, as HTML; empty if there is no such completion any more. */
  notes(text: string, position: Position, label: string): string;
}

/** A question as it is sent. */
export interface Question {
  readonly id: number;
  readonly name: keyof Questions;
  readonly text: string;
  readonly position: Position | undefined;
  readonly label: string | undefined;
}

/** An answer as it is sent back; without `value` if there is none. */
export interface Answer {
  readonly id: number;
  readonly value: unknown;
  /** Why there is no answer. */
  readonly failure?: string;
}
