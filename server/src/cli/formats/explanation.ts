import type { Kind } from '#schemas/kinds';
import type { ConsumerVerdict, PageSection } from '#service';
import type { Look } from '#cli/look';
import type { RulePage } from '#cli/rulePages';
import { nameOf } from '../inputDocument';
import { markdownText } from './markdownText';
import { outputLine, outputLines, outputPart } from './outputLine';
import { printJson } from './printJson';

/** A document, and what there is to say about it. */
export interface Explained {
  readonly path: string;
  readonly kind: Kind;
  readonly summary: string;
  /** The explanation as Markdown: the whole page, or the sections that the format shows. */
  readonly page: string;
  readonly verdicts: readonly ConsumerVerdict[];
}

/** What is explained: rules, and documents. */
export interface Explanation {
  readonly rules: readonly RulePage[];
  readonly documents: readonly Explained[];
}

/** The formats in which documents and rules are explained. */
export const explanationFormats = {
  text: ({ rules, documents }, look) =>
    [
      ...rules.map(({ page }) => markdownText(page, look)),
      ...documents.map((each) => asText(each, look)),
    ].join('\n'),
  markdown: ({ rules, documents }) =>
    [...rules, ...documents].map(({ page }) => outputLines(page)).join('\n'),
  json: ({ rules, documents }) => printJson({ rules, documents: documents.map(asData) }),
} as const satisfies Record<string, (explanation: Explanation, look: Look) => string>;

/** The name of a format of explanations. */
export type ExplanationFormat = keyof typeof explanationFormats;

/** The sections that a format shows; the whole page where it is not listed. */
export const shownSections: Readonly<Partial<Record<ExplanationFormat, readonly PageSection[]>>> = {
  text: ['findings', 'verdict', 'consumers', 'config'],
};

/** What the document is, and below it the sections. */
function asText({ path, summary, page }: Explained, look: Look): string {
  const name = look.paint('bold', outputLine(`${nameOf({ path })}:`));
  return `${name} ${outputPart(summary)}\n\n${markdownText(page, look)}`;
}

function asData({ path, kind, summary, verdicts }: Explained) {
  return {
    path,
    kind,
    summary,
    consumers: verdicts.map(({ consumer, version, operations }) => ({
      id: consumer.id,
      name: consumer.name,
      version,
      operations,
    })),
  };
}
