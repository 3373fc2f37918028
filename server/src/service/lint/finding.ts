import { formatPath } from '#schemas/jsonPath';
import type { FixProposal, Target, Report, Rule, Values } from './rule';
import { behaviorNamed } from '#schemas/catalogue/consumers';
import { cataloguePlainText } from '#schemas/markdown';
import { printable } from '#schemas/printable';
import type { Severity } from '#schemas/severity';

/** A report together with the rule that made it and the severity that applies. */
export interface Finding {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Target;
  readonly values: Values;
  readonly fixes: readonly FixProposal[];
  readonly repair: Report['repair'];
  readonly related: NonNullable<Report['related']>;
  readonly tag: Report['tag'];
}

/** The text of a finding. */
export function messageOf(finding: Finding): string {
  return fillTemplate(finding.rule.messages[finding.message] ?? finding.message, finding.values);
}

/** The title of one of a finding's fixes. */
export function titleOf(finding: Finding, proposal: FixProposal): string {
  return fillTemplate(finding.rule.fixes[proposal.fix] ?? proposal.fix, {
    ...finding.values,
    ...proposal.values,
  });
}

/**
 * Puts values into a template, and the statements of claims about consumers; text from documents is kept short and
 * on one line.
 */
export function fillTemplate(template: string, values: Values): string {
  return template.replace(/\{([\w/-]+)\}/g, (placeholder, name: string) => {
    if (name.includes('/')) return cataloguePlainText(behaviorNamed(name)?.behavior.statement ?? placeholder);
    const value = values[name];
    return value === undefined ? placeholder : printable(String(value), { longest });
  });
}

/** The longest value that is shown in a message. */
const longest = 160;

/**
 * The longest place that is written, in UTF-16 code units. Names of a document can be of any length, and so can the places
 * of its findings all together.
 */
const longestPlace = 2000;

/**
 * The place of a finding as a project file writes it; empty for what is not at a path, and for what would be very long,
 * so that the entry accepts the rule anywhere in the document.
 */
export function writtenPlace({ at }: Finding): string {
  const path = 'path' in at ? at.path : [];
  let length = 0;
  for (const segment of path) length += String(segment).length;
  return length > longestPlace ? '' : formatPath(path);
}
