/** How much a finding weighs, from the weightiest on; docs/rules/README.md says what each promises. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;

/** How much a finding weighs. */
export type Severity = (typeof severities)[number];

/** What a rule can be set to, from the weightiest on. */
export const ruleLevels = [...severities, 'off'] as const;

/** What a rule can be set to. */
export type RuleLevel = (typeof ruleLevels)[number];
