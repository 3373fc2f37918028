import type { ReportedFix } from '#cli/report';

/** What stands before the title of a fix: who applies it, the option of the command line or a person. */
export function labelOf({ isAutomatic }: ReportedFix): string {
  return isAutomatic ? 'fix (--fix)' : 'fix (manual)';
}
