import type { Look } from '#cli/look';
import type { LintReport } from '#cli/report';
import { formatGithub } from './github';
import { formatJson } from './json';
import { formatJunit } from './junit';
import { formatMarkdown } from './markdown';
import { formatSarif } from './sarif';
import { formatText } from './text';

/** The ways to print a report. */
export const formats = {
  text: formatText,
  json: formatJson,
  sarif: formatSarif,
  github: formatGithub,
  junit: formatJunit,
  markdown: formatMarkdown,
} as const satisfies Record<string, (report: LintReport, look: Look) => string>;

/** The name of a format. */
export type FormatName = keyof typeof formats;

/** The formats for programs, which have every finding. The others have the first hundred of those that are alike. */
export const completeFormats: ReadonlySet<FormatName> = new Set(['json', 'sarif']);
