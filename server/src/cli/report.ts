import type { Range, TextEdit } from 'vscode-languageserver-types';
import type { Kind } from '#schemas/kinds';
import type { Severity } from '#schemas/severity';
import type { Excerpt } from './excerpt';
import type { DiffLine } from './unifiedDiff';

/** A fix that an editor offers. */
export interface ReportedFix {
  readonly title: string;
  /** Whether `--fix` applies it. */
  readonly isAutomatic: boolean;
  /** What it changes; planned for the formats that print it, and else empty. */
  readonly edits: readonly TextEdit[];
}

/** What `oci-manifest fix-layout` does about a finding. */
export interface ReportedRepair {
  readonly title: string;
  /** The directory of the layout. */
  readonly directory: string;
  /** The option that asks for it; undefined where it is done without one. */
  readonly option: string | undefined;
}

/** One finding as it is reported; ranges are zero-based and count UTF-16 code units, as in LSP. */
export interface ReportedDiagnostic {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: Range;
  /** The section of the specification that the rule rests on, in the version that is set. */
  readonly source: string | undefined;
  /** The text around it, for the looks that show it. */
  readonly excerpt?: Excerpt | undefined;
  readonly fixes: readonly ReportedFix[];
  /** What repairs the layout that the document is part of; planned for the report for people. */
  readonly repair?: ReportedRepair | undefined;
  /** How many findings like this one the report leaves out; 0 in the formats that leave out none. */
  readonly more: number;
}

/** What an index of a layout lists, in words. */
export interface LayoutEntry {
  /** In how many indexes of the layout below the first the entry is. */
  readonly depth: number;
  /** Its name, or its platform or digest where it has none. */
  readonly label: string;
  readonly description: string;
}

/** What a layout holds. */
export interface LayoutEntries {
  readonly listed: readonly LayoutEntry[];
  /** How many more there are. */
  readonly left: number;
}

/** What is reported of one file; `kind` is null for a file that is not an OCI document. */
export interface FileReport {
  readonly path: string;
  readonly kind: Kind | null;
  /** A few words on what the document is, such as `OCI image manifest · Helm chart`; undefined where no format prints them. */
  readonly summary: string | undefined;
  readonly diagnostics: readonly ReportedDiagnostic[];
  /** What the layout holds whose index this is; for the report for people. */
  readonly entries?: LayoutEntries | undefined;
  /** How many findings the project file accepts, which are not among the others. */
  readonly accepted?: number;
  /** What was found and is too light to be shown. */
  readonly hidden?: readonly ReportedDiagnostic[];
}

/** What fixes would change in a file. */
export interface FileDiff {
  readonly path: string;
  readonly lines: readonly DiffLine[];
}

/** What fixes have changed, or in a dry run would change. */
export interface FixOutcome {
  readonly findings: number;
  readonly files: number;
  readonly isDryRun: boolean;
  /** The changes that a dry run shows instead of writing them. */
  readonly diffs: readonly FileDiff[];
}

/** What was verified: blobs of layouts that were read to their end. */
export interface VerifiedBlobs {
  readonly blobs: number;
  readonly bytes: number;
}

/** The whole report, from which each format takes what it prints. */
export interface LintReport {
  readonly files: readonly FileReport[];
  /** The lowest severity that causes exit code 1. */
  readonly failsFrom: Severity;
  /** Whether the files that are not OCI documents are named beside the report. */
  readonly namesOthers: boolean;
  /** Where something was to be fixed, what has come of it. */
  readonly fixed?: FixOutcome | undefined;
  /** Where blobs were to be verified, how many were. */
  readonly verified?: VerifiedBlobs | undefined;
  /** The pages of the rules that found something, as Markdown by the IDs of the rules, for the formats that print them. */
  readonly rulePages?: ReadonlyMap<string, string> | undefined;
}
