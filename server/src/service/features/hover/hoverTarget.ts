import type { Finding } from '#service/lint/finding';
import type { Policy } from '#service/lint/policy';
import type { Catalogue } from '#schemas/catalogue/catalogue';
import type { JsonPath } from '#schemas/jsonPath';
import type { Model, ParsedDocument } from '#service/document/parsedDocument';
import type { Rule } from '#service/lint/rule';
import type { Surroundings } from '#service/lint/context';
import type { DocumentedField } from '#service/features/schemaFields';

/** What the pointer is on. */
export interface HoverTarget extends Surroundings {
  readonly document: ParsedDocument;
  readonly model: Model;
  readonly path: JsonPath;
  readonly part: 'key' | 'value';
  /** The value at the path, as it is in the document. */
  readonly value: unknown;
  /** What the schema says about the place; undefined where it says nothing. */
  readonly field: DocumentedField | undefined;
  readonly catalogue: Catalogue;
  /** What people chose; the consumers of the project among it. */
  readonly policy: Policy;
  /** All rules, whose names a project file can hold. */
  readonly rules: readonly Rule[];
  /** The client’s command that opens the page of a rule, whose id is its argument. */
  readonly rulePageCommand: string | undefined;
  /** Whether a finding is about this very place: what is wrong with it is then said already, in the same hover. */
  readonly isReported: boolean;
  /** Whether the project file accepts a finding at this place, which the hover then says. */
  readonly isAccepted: boolean;
  /** Whether such a finding says that the manifest is an image or an artifact. */
  readonly isVerdictReported: boolean;
  /** What is wrong with the document. */
  readonly findings: readonly Finding[];
}

/** Paragraphs of Markdown about a place, the most important first; none when there is nothing to say. */
export type Explain = (place: HoverTarget) => readonly string[];

/** Paragraphs about a place, with the pages of the Web that they rest on. */
export interface Explanation {
  readonly facts: readonly string[];
  readonly sources?: readonly string[];
  /** The link to where more is said, in Markdown; where it is absent, the section of the page about the document is. */
  readonly more?: string;
}
