import type { ReportedFix, ReportedRepair } from '#cli/report';

/** What stands before the title of a fix: who applies it, the option of the command line or a person. */
export function labelOf({ isAutomatic }: ReportedFix): string {
  return isAutomatic ? 'fix (--fix)' : 'fix (manual)';
}

/** The same for what `oci-manifest fix-layout` does. */
export function labelOfRepair({ option }: ReportedRepair): string {
  return `fix (${['fix-layout', ...(option === undefined ? [] : [option])].join(' ')})`;
}
