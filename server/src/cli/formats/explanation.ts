import type { Kind } from '#schemas/kinds';
import { evidenceTitle, evidenceUrl, consumerRows, type ConsumerRow, type ConsumerVerdict } from '#service';
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
  /** The whole explanation as Markdown. */
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

function asText({ path, summary, verdicts }: Explained, { paint }: Look): string {
  const rows = consumerRows(verdicts);
  const lines = [
    `${paint('bold', outputLine(`${nameOf({ path })}:`))} ${outputPart(summary)}`,
    ...(rows.length === 0 ? ['  Nothing is known about who takes it.'] : rows.flatMap(rowLines)),
  ];
  return `${lines.join('\n')}\n`;
}

/** Two lines and a line for each piece of evidence: what happens, why, and what shows it. */
function rowLines({ consumer, operation, condition, outcome, reason, evidence }: ConsumerRow): string[] {
  const head = [
    consumer,
    operation,
    plain(outcome),
    ...(condition === undefined
      ? []
      : [`(${condition === 'otherwise' ? condition : `if ${plain(condition)}`})`]),
  ];
  return [
    `  ${outputLine(head.join('  '))}`,
    `    ${outputLine(reason)}`,
    ...evidence.map(
      (each) => `    ${outputLine([evidenceTitle(each), evidenceUrl(each) ?? ''].join('  ').trim())}`,
    ),
  ];
}

/** Without the marks of code in Markdown. */
function plain(text: string): string {
  return text.replaceAll('`', '');
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
