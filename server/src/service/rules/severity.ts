/** How much a finding weighs; see docs/rules/README.md for what each level promises. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';
