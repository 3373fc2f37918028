import { CompletionItemKind } from 'vscode-languageserver-types';
import type { JsonValue } from '#service/edits/operations';
import type { DocumentingEntry } from './entryDocumentation';

/** Something that can be written at the cursor. */
export interface Candidate {
  readonly label: string;
  /** The label in fewer characters, for lists that have little room; the label where it is absent. */
  readonly shown?: string;
  readonly kind: CompletionItemKind;
  /** What people call a long name: the part of it that they type first. */
  readonly nickname?: string;
  /** Words by which people look for it that are not in its label. */
  readonly keywords?: string;
  /** What it is, in so few words that the label beside them is not cut off; `detail` where it is absent. */
  readonly title?: string;
  /** A few words on the label. */
  readonly detail?: string | undefined;
  /** Markdown, or the entry of the catalogue that it is written of. */
  readonly documentation: string | DocumentingEntry;
  readonly deprecated?: boolean;
  /**
   * What is written, with placeholders where the author must fill something in: where a name is written an object
   * whose members are added, otherwise the value.
   */
  readonly content: JsonValue;
  /** Members of the same object that are written with the value, or get these values where they are there. */
  readonly beside?: Readonly<Record<string, JsonValue>>;
  /** True when there are candidates for what is to be filled in first. */
  readonly suggests?: boolean;
}

/** A candidate that is a plain value; its label is the value as people read it. */
export function valueCandidate(
  value: string | number | boolean,
  detail: string | undefined,
  documentation: Candidate['documentation'],
  more: Partial<Candidate> = {},
): Candidate {
  return {
    label: String(value),
    kind: CompletionItemKind.Value,
    detail,
    documentation,
    content: value,
    ...more,
  };
}
