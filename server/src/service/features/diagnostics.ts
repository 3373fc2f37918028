import {
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
} from 'vscode-languageserver-types';
import * as z from 'zod';
import type { ParsedDocument } from '#service/document/parsedDocument';
import { firstAlike, moreLikeThis, mostAlike, type ShownFinding } from '#service/lint/alike';
import { fillTemplate, messageOf, type Finding } from '#service/lint/finding';
import { rangeOf } from '#service/lint/range';
import type { Rule } from '#service/lint/rule';
import { once } from '#schemas/once';
import type { Severity } from '#schemas/severity';

/** The `source` of every diagnostic. */
export const diagnosticSource = 'oci';

const location = () =>
  z.union([
    z.object({
      path: z.array(z.union([z.string(), z.number()])).readonly(),
      part: z.enum(['key', 'value']).optional(),
      occurrence: z.number().optional(),
    }),
    z.object({ problem: z.number() }),
  ]);

/** What a diagnostic carries to the client and back: which finding it was, by content and not by range. */
export const diagnosticDataSchema = once(() =>
  z.object({
    rule: z.string(),
    message: z.string(),
    at: location(),
    fixes: z.array(z.string()),
  }),
);

/** The data of a diagnostic. */
export type DiagnosticData = z.infer<ReturnType<typeof diagnosticDataSchema>>;

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Where the code of a diagnostic leads, by the rule; undefined where there is nothing to read. */
export type LinkOfRule = (rule: Rule) => string | undefined;

/** Turns findings into diagnostics; of many that are alike, the last one that is shown says how many follow. */
export function toDiagnostics(
  document: ParsedDocument,
  findings: readonly Finding[],
  linkOf: LinkOfRule,
): Diagnostic[] {
  return firstAlike(findings, mostAlike.inEditor).map((shown) =>
    toDiagnostic(document, shown, linkOf(shown.finding.rule)),
  );
}

function toDiagnostic(
  document: ParsedDocument,
  { finding, more }: ShownFinding,
  href: string | undefined,
): Diagnostic {
  const { rule, at, message, fixes, tag, related } = finding;
  const data: DiagnosticData = {
    rule: rule.id,
    message,
    at,
    fixes: fixes.map(({ fix }) => fix),
  };
  return {
    range: rangeOf(document, at),
    severity: severities[finding.severity],
    code: rule.id,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    source: diagnosticSource,
    message: more === 0 ? messageOf(finding) : `${messageOf(finding)} ${moreLikeThis(more)}.`,
    data,
    ...(tag === undefined
      ? {}
      : { tags: [tag === 'deprecated' ? DiagnosticTag.Deprecated : DiagnosticTag.Unnecessary] }),
    ...(related.length === 0 ? {} : { relatedInformation: relatedInformation(document, finding) }),
  };
}

function relatedInformation(
  document: ParsedDocument,
  { rule, related }: Finding,
): DiagnosticRelatedInformation[] {
  return related.map(({ path, message, values }) => ({
    location: { uri: document.uri, range: rangeOf(document, { path }) },
    message: fillTemplate(rule.messages[message] ?? message, values ?? {}),
  }));
}
