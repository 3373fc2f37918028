import { counted, listOf } from './prose';

/** How much a finding weighs, from the weightiest on; docs/rules/README.md says what each promises. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

/** How much a finding weighs. */
export type Severity = (typeof severities)[number];

/** How many findings of a severity there are, such as `2 warnings` or `1 information message`. */
export function countedSeverity(severity: Severity, count: number): string {
  return counted(count, severity === 'information' ? 'information message' : severity);
}

/** How many findings of each severity there are, the weightiest first: `1 error and 2 warnings`. */
export function countedSeverities(findings: readonly { readonly severity: Severity }[]): string {
  const counts = severities.flatMap((severity) => {
    const { length } = findings.filter((finding) => finding.severity === severity);
    return length === 0 ? [] : [countedSeverity(severity, length)];
  });
  return listOf(counts);
}

/** What a rule can be set to, from the weightiest on. */
export const ruleLevels = [...severities, 'off'] as const;

/** What a rule can be set to. */
export type RuleLevel = (typeof ruleLevels)[number];
